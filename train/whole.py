"""Read the graphs that were drawn of whole talks, and lay each beside its talk, stripped to captions.

A file of train/annotated/whole is named after its episode and has two kinds of lines:

    E | name | type | other types that it may have, comma | other names, comma
    R | subject | relation | object

The form of what is written is that of a gold graph: TALK.txt, TALK.entities.jsonl, TALK.relations.jsonl.
"""

import json
from pathlib import Path
from typing import Any

from train.silver import strip

Record = dict[str, Any]
WORDS = 9
"""Words on a line of captions."""


def lay(drawn: Path, sentences: list[str], folder: Path) -> None:
    """Write a talk and the graph drawn of it.

    Raises:
        ValueError: A line is not understood.
    """
    entities, relations = read(drawn)
    words = [word for sentence in sentences for word in strip(sentence)]
    lines = [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
    folder.mkdir(exist_ok=True)
    (folder / f"{drawn.stem}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for kind, records in (("entities", entities), ("relations", relations)):
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{drawn.stem}.{kind}.jsonl").write_text(text, encoding="utf-8")


def read(drawn: Path) -> tuple[list[Record], list[Record]]:
    """Return the entities and the relations of a graph.

    Raises:
        ValueError: A line is not understood.
    """
    entities: list[Record] = []
    relations: list[Record] = []
    for number, line in enumerate(drawn.read_text(encoding="utf-8").splitlines(), start=1):
        match [part.strip() for part in line.split("|")]:
            case ["E", name, type_, *more]:
                others, names = ([each.strip() for each in part.split(",") if each.strip()] for part in (*more, "", "")[:2])
                entities.append({"id": name, "name": name, "type": type_, "also_types": others, "aliases": names, "mentions": []})
            case ["R", subject, relation, object_]:
                relations.append({"subject": subject, "type": relation, "object": object_, "required": True})
            case _:
                raise ValueError(f"{drawn}:{number}: not understood: {line}")
    return entities, relations

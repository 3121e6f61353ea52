"""Read the graphs that were drawn of whole talks, and lay each beside its talk, stripped to captions.

A file of train/annotated/whole is named after its episode and has two kinds of lines:

    E | name | type | other types that it may have, comma | other names, comma
    R | subject | relation | object

The form of what is written is that of a gold graph: TALK.txt, TALK.entities.jsonl, TALK.relations.jsonl.
"""

import json
from pathlib import Path
from typing import Any

from kg.ontology import EntityType
from train.annotation import AnnotationError, check_fit, entity_type, relation_type
from train.silver import strip

Record = dict[str, Any]
WORDS = 9
"""Words on a line of captions."""


def lay(drawn: Path, sentences: list[str], folder: Path) -> None:
    """Write a talk and the graph drawn of it.

    Raises:
        AnnotationError: A line is not in the form.
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
        AnnotationError: A line is not in the form.
    """
    entities: dict[str, Record] = {}
    relations: list[Record] = []
    for number, line in enumerate(drawn.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            _take([part.strip() for part in line.split("|")], entities, relations)
        except AnnotationError as error:
            raise AnnotationError(f"{drawn}:{number}: {error}") from error
    return [*entities.values()], relations


def _take(cells: list[str], entities: dict[str, Record], relations: list[Record]) -> None:
    match cells:
        case ["E", name, type_, *more] if len(more) <= 2:
            others, names = ([each.strip() for each in part.split(",") if each.strip()] for part in (*more, "", "")[:2])
            if name in entities:
                raise AnnotationError(f"{name!r} stands above already; make them one")
            types = [entity_type(each) for each in (type_, *others)]
            entities[name] = {"id": name, "name": name, "type": types[0], "also_types": types[1:], "aliases": names, "mentions": []}
        case ["R", subject, relation, object_]:
            check_fit(subject, relation_type(relation), object_, {each: _types(each, entities) for each in (subject, object_)})
            relations.append({"subject": subject, "type": relation, "object": object_, "required": True})
        case _:
            raise AnnotationError(
                f"{' | '.join(cells)!r} is not understood; write 'E | name | Method | Concept | other names' or 'R | name | USES | name'"
            )


def _types(name: str, entities: dict[str, Record]) -> list[EntityType]:
    if name not in entities:
        raise AnnotationError(f"no thing above has the name {name!r}; write 'E | {name} | …' above, or the name as there")
    return [entities[name]["type"], *entities[name]["also_types"]]

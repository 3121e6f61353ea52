"""What train/annotated/README.md says of the form is so."""

import json
import re
from pathlib import Path

import pytest

from kg.ontology import EntityType, RelationType, fits
from train.annotate import OWN, pieces
from train.whole import lay
from train.whole import read as read_whole

EXAMPLE = dict(re.findall(r"```(text|json)\n(.*?)```", (OWN / "README.md").read_text(encoding="utf-8"), re.DOTALL))
TRANSCRIPT = """**Ann:** Hello there. [laughter] I wrote Jibo.

And Kismet!

**Bob:** Ah (sighs).
"""


def read(folder: Path, name: str, text: str) -> list[dict]:
    """Return the pieces of a file of that name."""
    (folder / name).write_text(text, encoding="utf-8")
    return list(pieces(folder / name, folder))


def test_the_example_is_read_as_it_says(tmp_path):
    """The piece in the README gives the JSON beside it."""
    assert read(tmp_path, "written-0.txt", EXAMPLE["text"]) == [json.loads(EXAMPLE["json"])]


def test_words_of_talk_come_from_the_transcript(tmp_path):
    """A piece of real talk names its sentences, counted from 0; asides are none."""
    (tmp_path / "show").mkdir()
    (tmp_path / "show" / "1.md").write_text(TRANSCRIPT, encoding="utf-8")
    (piece,) = read(tmp_path, "talk-0.txt", "@ show/1 1 3\n% 1 Jibo:M\n")
    assert piece["lines"] == [["Ann", "I wrote Jibo."], ["Ann", "And Kismet!"], ["Bob", "Ah ."]]
    assert (piece["id"], piece["source"]) == ("show/1@1", "show/1")


def test_a_negated_relation(tmp_path):
    """An exclamation mark before the type says that it does not hold."""
    (piece,) = read(tmp_path, "written-0.txt", "@ a\n1 [Ann] A is no B.\n% 1 A:C|B:C\n> A | !IS_A | B | 1 | is no\n")
    assert piece["relations"] == [["A", "IS_A", "B", "negated", [1], "is no"]]


@pytest.mark.parametrize("text", ["% 1 A:C\n", "@ a\nnothing known\n"])
def test_what_is_not_understood_is_named(tmp_path, text):
    """A line that is none of these is told with its place."""
    with pytest.raises(ValueError, match=r"written-0\.txt:\d: not understood"):
        read(tmp_path, "written-0.txt", text)


DRAWN = """E | Mira Tolvanen | Person
E | Quill network | Method | Concept, Field | Quill net, quill
R | Mira Tolvanen | INTRODUCED | Quill network
"""


def test_a_whole_talk_is_laid_beside_its_graph(tmp_path):
    """As captions, in the form of a gold graph."""
    (tmp_path / "show-1.txt").write_text(DRAWN, encoding="utf-8")
    lay(tmp_path / "show-1.txt", ["So Mira, she built the Quill net.", "It was in the year 2019, then."], tmp_path / "whole")
    talk, entities, relations = (
        (tmp_path / "whole" / f"show-1.{end}").read_text(encoding="utf-8") for end in ("txt", "entities.jsonl", "relations.jsonl")
    )
    assert talk == "so mira she built the quill net it was\nin the year 2019 then\n"
    assert [json.loads(line)["name"] for line in entities.splitlines()] == ["Mira Tolvanen", "Quill network"]
    assert json.loads(entities.splitlines()[1]) == {
        "id": "Quill network", "name": "Quill network", "type": "Method", "also_types": ["Concept", "Field"],
        "aliases": ["Quill net", "quill"], "mentions": [],
    }  # fmt: skip
    assert json.loads(relations) == {"subject": "Mira Tolvanen", "type": "INTRODUCED", "object": "Quill network", "required": True}


@pytest.mark.parametrize("line", ["E | Mira", "R | Mira | INTRODUCED", "X | Mira | Person"])
def test_a_line_of_a_drawn_graph_that_is_not_understood_is_named(tmp_path, line):
    """With its place."""
    (tmp_path / "show-1.txt").write_text(DRAWN + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"show-1\.txt:4: not understood"):
        read_whole(tmp_path / "show-1.txt")


def test_the_graphs_of_whole_talks_are_sound():
    """Their relations join entities of theirs, of types that fit."""
    for path in sorted((OWN / "whole").glob("*.txt")):
        entities, relations = read_whole(path)
        types = {each["name"]: [EntityType(type_) for type_ in (each["type"], *each["also_types"])] for each in entities}
        assert len(types) == len(entities)
        for each in relations:
            ways = [(one, other) for one in types[each["subject"]] for other in types[each["object"]]]
            assert any(fits(one, RelationType(each["type"]), other) for one, other in ways), (path.name, each)

"""What train/annotated/README.md says of the form is so."""

import json
import re
from pathlib import Path

import pytest

from train.annotate import OWN, pieces
from train.annotation import AnnotationError
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


def test_a_relation_that_may_not_be_is_marked_as_such(tmp_path):
    """A star before the type keeps what is said of types that it does not join."""
    (piece,) = read(tmp_path, "written-0.txt", "@ a\n1 [Ann] I'm no B.\n% 1 I:P=Ann|B:C\n> Ann | *!IS_A | B | 1 |\n")
    assert piece["relations"] == [["Ann", "IS_A", "B", "negated", [1], ""]]


ABOVE = "@ a\n1 [Ann] I founded the Kismet lab.\n% 1 I:P=Ann|Kismet lab:O\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("% 1 A:C", "1: '% 1 A:C' is in no piece; open one above it"),
        ("@ a b", "1: 'a b' opens no piece; write '@ name'"),
        ("@ show/1 1 many", "1: 'show/1 1 many' opens no piece"),
        ("@ show/1 1 4", "1: {folder}/show/1.md has no 4 sentences from number 1"),
        ("@ show/2 1 3", "1: {folder}/show/2.md has no 3 sentences from number 1"),
        ("@ show/1 1 3\n% 1 Kismet:M", "2: 'Kismet' does not stand in line 1, 'I wrote Jibo.'; write its very words"),
        (ABOVE + "nothing known", "4: 'nothing known' is not understood; write"),
        (ABOVE + "3 And so.", "4: line 3 of the piece follows line 1; count from 1"),
        (ABOVE + "% 1 lab:X", "4: 'lab:X' is no mention; write 'words:M' or 'words:M=Name', with a type of P, W, M"),
        (ABOVE + "% 1 lab", "4: 'lab' is no mention"),
        (ABOVE + "% 2 lab:O", "4: there is no line 2 in this piece; it has 1"),
        (ABOVE + "> Ann | FOUNDED | Kismet lab", "4: 'Ann | FOUNDED | Kismet lab' is no relation; write '> Name | USES |"),
        (ABOVE + "> Ann | FOUNDED | Kismet lab | one |", "4: 'Ann | FOUNDED | Kismet lab | one |' is no relation"),
        (ABOVE + "> Ann | | Kismet lab | 1 |", "4: 'Ann | | Kismet lab | 1 |' is no relation"),
        (ABOVE + "> Ann | FUNDD | Kismet lab | 1 |", "4: unknown relation type 'FUNDD'; known are AUTHORED"),
        (ABOVE + "> Ann | FOUNDED | Kismet lab | 1,7 |", "4: there is no line 7 in this piece; it has 1"),
        (ABOVE + "> Ann | FOUNDED | Kismet | 1 |", "4: no mention above has the name 'Kismet'; mark where"),
        (
            ABOVE + "> Kismet lab | FOUNDED | Ann | 1 |",
            "4: 'Kismet lab' (Organization) and 'Ann' (Person) are of no types that FOUNDED joins; mend a type or the relation",
        ),
    ],
)  # fmt: skip
def test_what_is_not_in_the_form_is_told(tmp_path, text, message):
    """With its place, what is wrong and what to write."""
    (tmp_path / "show").mkdir()
    (tmp_path / "show" / "1.md").write_text(TRANSCRIPT, encoding="utf-8")
    with pytest.raises(AnnotationError) as error:
        read(tmp_path, "written-0.txt", text)
    assert str(error.value).startswith(f"{tmp_path}/written-0.txt:{message.format(folder=tmp_path)}")


@pytest.mark.parametrize("path", sorted(OWN.glob("*.txt")), ids=lambda path: path.name)
def test_what_is_annotated_is_in_the_form(path):
    """Every line of every file; of real talk, whose sentences are elsewhere, all but the words."""
    assert list(pieces(path))


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


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("E | Mira", "'E | Mira' is not understood; write 'E | name | Method"),
        ("E | Mira | Person | | m | n", "'E | Mira | Person |  | m | n' is not understood"),
        ("R | Mira Tolvanen | INTRODUCED", "'R | Mira Tolvanen | INTRODUCED' is not understood"),
        ("X | Mira | Person", "'X | Mira | Person' is not understood"),
        ("E | Mira | Persn", "unknown type 'Persn'; known are Person"),
        ("E | Mira | Person | Persn", "unknown type 'Persn'"),
        ("E | Mira Tolvanen | Person", "'Mira Tolvanen' stands above already"),
        ("R | Mira Tolvanen | INVENTED | Quill network", "unknown relation type 'INVENTED'; known are AUTHORED"),
        ("R | Mira | INTRODUCED | Quill network", "no thing above has the name 'Mira'; write"),
        (
            "R | Quill network | INTRODUCED | Mira Tolvanen",
            "'Quill network' (Concept or Field or Method) and 'Mira Tolvanen' (Person) are of no types that INTRODUCED joins",
        ),
    ],
)  # fmt: skip
def test_a_line_of_a_drawn_graph_that_is_not_in_the_form_is_told(tmp_path, line, message):
    """With its place, what is wrong and what to write."""
    (tmp_path / "show-1.txt").write_text(DRAWN + line + "\n", encoding="utf-8")
    with pytest.raises(AnnotationError) as error:
        read_whole(tmp_path / "show-1.txt")
    assert str(error.value).startswith(f"{tmp_path}/show-1.txt:4: {message}")


def test_the_graphs_of_whole_talks_are_in_the_form():
    """Every line of every file."""
    assert all(all(read_whole(path)) for path in sorted((OWN / "whole").glob("*.txt")))

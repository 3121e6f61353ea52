"""What train/annotated/README.md says of the form is so."""

import json
import re
from pathlib import Path

import pytest

from train.annotate import OWN, pieces

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

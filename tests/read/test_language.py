"""Whether a talk is in English."""

from pathlib import Path

import pytest

from kg import read
from kg.read.language import is_foreign

GERMAN = "und dann haben wir gesagt dass das modell noch nicht so gut ist weil die daten einfach nicht reichen"
SPANISH = "y entonces dijimos que el modelo todavía no es tan bueno porque los datos no alcanzan para eso"
DUTCH = "we zijn toen naar de universiteit gegaan en daar was het in die tijd over het algemeen een stuk beter"
ENGLISH = "and then we said that the model is not that good yet because there is just not enough of the data"


@pytest.mark.parametrize(("line", "foreign"), [(GERMAN, True), (SPANISH, True), (DUTCH, True), (ENGLISH, False)])
def test_a_talk_in_another_language_is_known(line, foreign):
    """By how few of its words are those that every talk in English is full of; of a few words nobody can tell."""
    assert is_foreign(f"{line} " * 10) is foreign
    assert not is_foreign(f"{line} " * 2)


def test_the_user_is_told(tmp_path: Path):
    """By the name of the file; of a talk in English nothing is said."""
    (tmp_path / "talk.txt").write_text("\n".join([GERMAN] * 10), encoding="utf-8")
    (tmp_path / "other.txt").write_text("\n".join([ENGLISH] * 10), encoding="utf-8")
    assert [note.partition(",")[0] for note in read.read(tmp_path / "talk.txt").notes] == ["talk.txt: does not look like English"]
    assert read.read(tmp_path / "other.txt").notes == ()

"""The tables that rules are kept in, and those of the catalog and of learning."""

from pathlib import Path
from statistics import mode

import pytest
import spacy

from kg.understand import tables
from kg.understand.sound import PHONES
from kg.understand.words import words_of

ROOT = Path(__file__).parents[2]
TABLES = sorted(path for folder in ("kg", "train") for path in (ROOT / folder).rglob("*.tsv"))
ENGLISH = spacy.blank("en")
UNFOLDED = {"letters.tsv", "polarity.tsv"}  # patterns, and words with the clitics that deny
LISTS = sorted({path.name for path in (ROOT / "kg" / "understand").glob("*.tsv")} - UNFOLDED)


def heard(text: str) -> str:
    """Return words as they are when they are compared: folded, and without clitics."""
    return " ".join(word.folded for word in words_of(ENGLISH.make_doc(text)))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_row_of_a_table_has_its_cells(path):
    """Every row has as many cells between tabs as most have, with no space around them; none stands twice."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = {number: line.split("\t") for number, line in enumerate(lines, start=1) if line and not line.startswith("#")}
    size = mode(map(len, rows.values()))
    assert [f"{path.name}:{number}: {row}" for number, row in rows.items() if len(row) != size or [*map(str.strip, row)] != row] == []
    assert len({*map(tuple, rows.values())}) == len(rows)


@pytest.mark.parametrize("name", LISTS)
def test_what_stands_in_a_list_can_be_heard(name):
    """Words are compared folded and without clitics: "we've got" must stand there as "we got"."""
    cells = [cell.removeprefix("~ ") for row in tables.rows(name) for cell in row]
    assert {cell: heard(cell) for cell in cells if cell != heard(cell)} == {}


def test_a_short_name_is_one_word_and_stands_once():
    """What it is short for stands behind it, in one row."""
    short = [cells[0] for cells in tables.rows("short-names.tsv")]
    assert [name for name in short if " " in name or short.count(name) > 1] == []


def test_letters_become_phones_that_are_known():
    """A phone that no other is compared with would be like none."""
    assert [row for row in tables.rows("letters.tsv") if not set(row[1]) <= set(PHONES)] == []


def test_ordinary_words_are_lower_case_and_stand_once():
    """They are looked up as they are said."""
    words = [line.split("\t")[0] for line in (ROOT / "kg" / "catalog" / "words.tsv").read_text(encoding="utf-8").splitlines()]
    assert words == sorted({word.lower() for word in words})

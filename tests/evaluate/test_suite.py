"""Which talks a suite has."""

import shutil

import pytest

from kg.errors import GoldError
from kg.evaluate import load_gold, load_suite, taught


@pytest.fixture
def copied(suite, tmp_path):
    """Return a copy of the suite to spoil."""
    return shutil.copytree(suite, tmp_path / "suite")


def test_talks_come_by_name_with_captions_gold_and_lines(suite):
    """A talk of the same name as its captions is judged whole; X-lines-A-B belongs to the captions of X, and `seed` to those in seeds/."""
    whole, part = load_suite(suite)
    assert (whole.name, whole.transcript, whole.lines) == ("quills", suite / "transcripts" / "quills.txt", None)
    assert (part.name, part.transcript, part.lines) == ("seed-lines-1-4", suite / "seeds" / "lanterns.txt", (1, 4))
    assert whole.gold == load_gold(suite / "gold" / "quills")


@pytest.mark.parametrize(
    ("name", "captions", "lines"),
    [
        ("quills-lines-3-7", "quills", (3, 7)),
        ("quills-lines-7-3", "quills-lines-7-3", None),
        ("between-lines", "between-lines", None),
        ("two-lines-lines-1-2", "two-lines", (1, 2)),
    ],
)
def test_lines_are_read_from_the_name(copied, name, captions, lines):
    """What does not end in a span of lines is a name like any other."""
    for part in ("entities", "relations"):
        (copied / "gold" / f"{name}.{part}.jsonl").write_text("", encoding="utf-8")
    (copied / "transcripts" / f"{captions}.txt").write_text("well", encoding="utf-8")
    (talk,) = (talk for talk in load_suite(copied) if talk.name == name)
    assert (talk.transcript.stem, talk.lines) == (captions, lines)


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda folder: shutil.rmtree(folder / "gold"), r"gold: no gold graph"),
        (lambda folder: (folder / "gold" / "quills.relations.jsonl").unlink(), r"quills\.relations\.jsonl: cannot be read"),
        (lambda folder: (folder / "transcripts" / "quills.txt").unlink(), r"quills\.txt: not one file but 0"),
        (lambda folder: (folder / "seeds" / "other.txt").touch(), r"\*\.txt: not one file but 2"),
    ],
)
def test_what_is_missing_is_told_before_anything_is_built(copied, spoil, complaint):
    """Without a gold graph, a half of one, or its captions, the message names the place and the remedy."""
    spoil(copied)
    with pytest.raises(GoldError, match=f"{complaint}.*; "):
        load_suite(copied)


def test_who_taught_the_weights_is_known():
    """The package says which talks its weights learned from."""
    assert "seed-lines-1-900" in taught()

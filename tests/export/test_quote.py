"""Quotes are marked where their ends stand."""

import pytest

from kg.export.quote import cut, shortened


def evidence(quote: str, subject: tuple[str, int], object_: tuple[str, int], *, start: int = 0) -> dict:
    """Return as much of an evidence as cutting needs; the places of the ends count from the quote's beginning."""
    ends = {
        role: {"surface": surface, "start": start + at}
        for role, (surface, at) in zip(("subject", "object"), (subject, object_), strict=True)
    }
    return {"quote": quote, "start": start, **ends}


@pytest.mark.parametrize("start", [0, 100])
@pytest.mark.parametrize(
    ("quote", "subject", "object_", "pieces"),
    [
        ("he wrote alex ned", ("he", 0), ("alex ned", 9), [["subject", "he"], ["", " wrote "], ["object", "alex ned"]]),
        ("the paper by him", ("him", 13), ("paper", 4), [["", "the "], ["object", "paper"], ["", " by "], ["subject", "him"]]),
        ("he said he uses it", ("he", 8), ("it", 16), [["", "he said "], ["subject", "he"], ["", " uses "], ["object", "it"]]),
        ("then we use he", ("he", 14), ("we", 5), [["", "then "], ["object", "we"], ["", " use "], ["subject", "he"]]),
        ("😀 he uses it", ("he", 2), ("it", 10), [["", "😀 "], ["subject", "he"], ["", " uses "], ["object", "it"]]),
        ("deep nets use nets", ("deep nets", 0), ("nets", 5), [["subject", "deep nets"], ["", " use nets"]]),
        ("he does", ("she", 0), ("it", 30), [["", "he does"]]),
    ],
    ids=["in place", "object first", "second of two", "shifted", "beyond the first plane", "one in the other", "not there"],
)  # fmt: skip
def test_quote_is_cut_at_its_ends(quote, subject, object_, pieces, start):
    """A quote is marked where subject and object stand, and is whole when put together again."""
    found = cut(evidence(quote, subject, object_, start=start))
    assert [list(piece) for piece in found] == pieces
    assert "".join(text for _, text in found) == quote


def counted(first: int, last: int) -> str:
    """Return so many words."""
    return " ".join(f"w{number}" for number in range(first, last + 1))


@pytest.mark.parametrize(
    ("before", "between", "after", "read"),
    [
        ("", counted(1, 24), "", f"he {counted(1, 24)} it"),
        ("", counted(1, 25), "", f"he {counted(1, 8)} … {counted(18, 25)} it"),
        (counted(1, 16), "likes", counted(1, 16), f"{counted(1, 16)} he likes it {counted(1, 16)}"),
        (counted(1, 17), "likes", counted(1, 17), f"… {counted(10, 17)} he likes it {counted(1, 8)} …"),
    ],
    ids=["between, not long", "between", "around, not long", "around"],
)
def test_long_quote_is_read_around_its_ends(before, between, after, read):
    """Of words far from both ends "…" is read, unless they are few; they are still there for who asks for them."""
    quote = f"{before} he {between} it {after}".strip()
    told = evidence(quote, ("he", quote.index("he ")), ("it", quote.index(" it") + 1))
    assert shortened(cut(told)) == read
    assert "".join(text for _, text in cut(told)) == quote


def test_quote_without_ends_is_read_whole():
    """Where it is not known what matters, nothing is left out."""
    assert shortened(cut(evidence(counted(1, 60), ("she", 0), ("it", 30)))) == counted(1, 60)

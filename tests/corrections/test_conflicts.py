"""Corrections that contradict each other."""

import pytest

from kg.errors import CorrectionError
from tests.corrections.talk import replay, table

A_TO_B, B_TO_C, C_TO_A = (table("merge", thing=one, into=other) for one, other in ("ab", "bc", "ca"))
SAID = {"subject": "a", "relation": "COMPARED_WITH", "object": "b"}
TURNED = {"subject": "b", "relation": "COMPARED_WITH", "object": "a"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (A_TO_B, table("merge", thing="A", into="c")),
        (A_TO_B, table("rename", thing="a", name="x")),
        (A_TO_B, table("retype", thing="a", type="Field")),
        (table("rename", thing="a", name="x"), table("rename", thing="a", name="y")),
        (table("retype", thing="a", type="Field"), table("retype", thing="a", type="Person")),
        (table("alias", thing="a", words="Some words"), table("alias", thing="b", words="some-word")),
        (table("alias", thing="a", words="w"), table("forbid", thing="a", words="w")),
        (table("split", thing="a", into="b", words="w"), table("split", thing="a", into="c", words="w")),
        (table("remove-relation", **SAID), table("set-polarity", **TURNED, polarity="hedged")),
        (table("set-polarity", **SAID, polarity="negated"), table("set-polarity", **TURNED, polarity="hedged")),
        (table("add-relation", **SAID, talk="t", line=1, words="w"), table("remove-relation", **SAID, talk="t", line=1)),
    ],
)
def test_two_answers_to_one_question(one, other):
    """Two corrections that cannot both be followed are refused with the lines of both, whichever comes first."""
    for first, second in ((one, other), (other, one)):
        later = 2 + first.count("\n")
        with pytest.raises(CorrectionError, match=rf"^c\.toml:{later}: .* contradicts c\.toml:2: .*; take one of them out$"):
            replay(first + second)


@pytest.mark.parametrize(
    "text",
    [
        table("rename", thing="a", name="x") * 2,
        A_TO_B + B_TO_C,
        A_TO_B + table("merge", thing="a", into="c", talk="t"),
        table("alias", thing="a", words="w") + table("alias", thing="b", words="w", talk="t"),
        table("alias", thing="a", words="w") + table("forbid", thing="b", words="w"),
        table("remove-relation", **SAID) + table("add-relation", **SAID, talk="t", line=1, words="w"),
        table("rename", thing="a", name="x") + table("merge", thing="a", into="b", talk="t"),
    ],
)
def test_what_agrees(text):
    """The same twice, chains, and what goes before the rest in one place contradict nothing."""
    replay(text)


def test_merges_in_a_circle():
    """Merges that never end are refused, and so is a thing merged into itself."""
    with pytest.raises(CorrectionError, match=r"c\.toml:10: merge .* contradicts c\.toml:2: "):
        replay(A_TO_B + B_TO_C + C_TO_A)
    with pytest.raises(CorrectionError, match=r"c\.toml:2: merge of 'a' into 'a' is no merge, since both are one; name two things"):
        replay(table("merge", thing="a", into="A"))


def test_things_kept_apart_in_one_talk():
    """A merge for one talk must keep apart what is apart, too."""
    with pytest.raises(CorrectionError, match="contradicts"):
        replay(table("merge", thing="a", into="b", talk="t") + table("apart", thing="b", other="a"))

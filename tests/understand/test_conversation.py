"""What is surely a conversation."""

import pytest
from spacy.tokens import Doc, Span

from kg.understand.conversation import is_conversation


def spoken(mark, *turns: tuple[str, str]) -> Doc:
    """Return a Doc of turns as (label, words)."""
    doc: Doc = mark(" ".join(text for _, text in turns))
    start, spans = 0, []
    for label, text in turns:
        spans.append(Span(doc, start, start + len(text.split()), label=label))
        start += len(text.split())
    doc.spans["turns"] = spans
    return doc


ASKED, SAID, ANSWERED = ("host", "what did you do then"), ("host", "that was in the eighties"), ("guest", "well i " + "word " * 24 + "so")
LONG = ("guest", "word " * 400 + "so")


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ([ASKED, ANSWERED] * 4, True),
        ([ASKED, ANSWERED] * 3, False),
        ([SAID, ANSWERED] * 4, False),  # nobody is asked
        ([ASKED, ("guest", "yes i did")] * 4, False),  # nobody answers at length
        ([ASKED, LONG] * 4, False),  # a lecture asks, too
        ([("host", "word " * 1000 + "so")] + [ASKED, ANSWERED] * 4, False),
        ([LONG], False),
        ([], False),
    ],
)
def test_a_conversation_asks_and_answers_over_and_over(mark, turns, expected):
    """Who asks says "you" and speaks for a share of the talk, and who answers does at length."""
    assert is_conversation(spoken(mark, *turns)) == expected

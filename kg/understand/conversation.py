"""Whether a talk is surely a conversation: somebody asks, over and over, and somebody answers at length."""

from spacy.tokens import Doc, Span

_ASKED, _ANSWERED = 4, 3
"""Turns at least in which who asks says "you", and turns of some length in which somebody answers."""

AT_LENGTH = 25
"""Tokens of an answer of some length."""

_TURNS = 0.0062
"""Turns a token at least: lectures that ask a lot have as many, but hardly a share of it is heard as asked."""

_SHARE = (0.12, 0.9)
"""Share of a talk that is said by who asks. By these bounds two in three conversations are known, and no lecture is taken for one."""


def is_conversation(doc: Doc) -> bool:
    """Tell whether a segmented Doc is surely a conversation."""
    turns: list[Span] = list(doc.spans.get("turns", ()))
    asked = [turn for turn in turns if turn.label_ == "host"]
    answered = sum(len(turn) >= AT_LENGTH for turn in turns if turn.label_ == "guest")
    least, most = _SHARE
    return (
        len(turns) >= _TURNS * len(doc)
        and least * len(doc) <= sum(map(len, asked)) <= most * len(doc)
        and sum(map(_speaks_to, asked)) >= _ASKED
        and answered >= _ANSWERED
    )


def _speaks_to(turn: Span) -> bool:
    return any(token.lower_ in {"you", "your"} for token in turn)

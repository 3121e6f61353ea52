"""What stands in a text besides its words, in one expression for each kind of text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.read.invisible import INVISIBLE


@dataclass(frozen=True, slots=True)
class Markup:
    """Hold how one kind of text parts words: what is no word, what of that joins letters, what stands for a letter."""

    gap: re.Pattern[str]
    joins: re.Pattern[str]
    entity: re.Pattern[str] | None = None


_SOUND = (
    r"applause|cheer(?:s|ing)|chuckl(?:es|ing)|clapping|coughs?|crosstalk|inaudible|indistinct|laugh(?:s|ter|ing)?|music|sighs?"
    r"|silence|unintelligible"
)
_ASIDE = rf"(?:[a-z]{{2,12}} ){{0,2}}(?:{_SOUND})(?: [a-z]{{2,12}}| [\d:.]{{4,10}}){{0,2}}\)"
MOMENT = r"\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
"""A time as people write it between their words."""

_STAGE = rf"(?:(?:\s|&nbsp;){{0,8}}+[^\W\d][^\[\]\d]{{0,60}}+|[♪♫\s]{{1,20}}+|(?:(?:{_SOUND}) )?{MOMENT})\](?!\()"
_ESCAPED = r"\[[^\[\]\n\\]{1,60}+(?:\\\d[^\[\]\n\\]{0,20}+)?\\?\]"

_SCHEME = r"\((?:https?:|mailto:|[/#])"
_LINKED = rf"(?=[^\[\]\n]{{1,120}}\]{_SCHEME})"
_LINK = rf"{_SCHEME}[^\s()]{{0,400}}+(?:\([^\s()]{{0,100}}+\)[^\s()]{{0,200}}+){{0,3}}\)"
_JOINS = rf"[{INVISIBLE}]|\[|\]{_LINK}"

# A search is fast only where the first character tells; so the pattern takes one of no word and then looks back at what it was.
# The common case, one space between letters, is passed over without coming back to Python.
_HEADS = (
    rf"(?<=[\s{INVISIBLE}])", rf"(?<=\[){_LINKED}", rf"(?<=\]){_LINK}", rf"(?<=\[){_STAGE}", rf"(?<=\()(?i:{_ASIDE})",
    rf"(?<=\\){_ESCAPED}", r"(?<!\S>)(?<=>)>++", r"(?<!\S&)(?<=&)gt;(?:&gt;)++",
)  # fmt: skip
_TAILS = (
    rf"\[{_LINKED}", rf"\]{_LINK}", r"\s++", rf"[{INVISIBLE}]++", rf"\[{_STAGE}", rf"\((?i:{_ASIDE})", rf"\\{_ESCAPED}", r">{2,}+",
    r"(?:&gt;){2,}+",
)  # fmt: skip
_SHOWN_HEADS = (*_HEADS, r"(?<=\{)\\[^{}\n]{0,80}+\}", r"(?<=[♪♫])(?:[^♪♫\n]{0,200}+[♪♫])?", r"(?<=&)nbsp;")
_SHOWN_TAILS = (*_TAILS, r"\{\\[^{}\n]{0,80}+\}", r"[♪♫](?:[^♪♫\n]{0,200}+[♪♫])?", r"&nbsp;")


def _gap(first: str, heads: Sequence[str], tails: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\W(?<!\w (?=\w))(?<=[\s{first}{INVISIBLE}])(?:{'|'.join(heads)})(?:{'|'.join(tails)})*+")


PLAIN = Markup(_gap(r"\[\]>&(\\", _HEADS, _TAILS), re.compile(rf"(?:{_JOINS})++"))
"""Text as it is read, without markup."""

SHOWN = Markup(
    _gap(r"\[\]>&(\\{♪♫", _SHOWN_HEADS, _SHOWN_TAILS),
    re.compile(rf"(?:{_JOINS}|\{{\\[^{{}}\n]{{0,80}}\}})++"),
    re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});"),
)
"""Text as captions show it, with entities and notes, but without tags."""

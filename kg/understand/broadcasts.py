"""How a talk names the programme that it belongs to: "this is signal and noise a podcast about …", "you're listening to …"."""

from collections.abc import Iterator, Sequence

from kg.ontology import EntityType
from kg.understand.hearing import ARTICLES, Hearing, Run
from kg.understand.words import Word

KINDS = frozenset({"podcast", "programme", "radio", "series", "show"})
"""Words for programmes."""

_INTO = (("listening", "to"), ("tuning", "in", "to"), ("tuned", "in", "to"), ("episode", "of"), ("edition", "of"))
"""Words behind which only a programme is named."""

_WELCOME = (("welcome", "to"), ("welcome", "back", "to"))
_OPENS = (*_WELCOME, ("this", "is"))
"""Words behind which one is if it is then said to be one."""

_GOES_ON = (["i"], ["my", "name"], ["with", "me"], ["with", "your"], ["where"], ["this", "is"], ["brought", "to"], ["hosted", "by"])
"""Words with which an opening goes on behind the name of its programme."""

_LONGEST = 5
_OPENING = 300
"""Words in which a talk says what it is."""

_SURELY = 0.9
"""Chance from which the encoder surely hears a programme that somebody is welcomed to."""

_NONE = KINDS | {"class", "course", "edition", "episode", "guest", "host", "lecture", "season", "talk", "webinar"}


def programmes(words: Sequence[Word], hearing: Hearing) -> Iterator[Run]:
    """Yield the runs that are said to be the programme of a talk, or surely heard so where who welcomes goes on with a name."""
    yield from broadcasts(words)
    for start in _behind(words, _WELCOME):
        for end in range(start + 2, start + _LONGEST):
            named = _goes_on(words, end) and _may_be_name(words[start:end])
            if named and hearing.chance((start, end), EntityType.ORGANIZATION) >= _SURELY:
                yield start, end


def broadcasts(words: Sequence[Word]) -> Iterator[Run]:
    """Yield the runs that words alone say to be the programme of a talk."""
    into = {*_behind(words, _INTO)}
    for start in sorted({*_behind(words, _OPENS)} | into):
        ends = range(start + 1, start + _LONGEST + 1)
        end = next((end for end in ends if _is_kind(words, end) or (start in into and _goes_on(words, end))), None)
        if end is not None and _may_be_name(words[start:end]):
            yield start, end


def _behind(words: Sequence[Word], phrases: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield where words stand in the opening right behind one of these phrases."""
    folded = tuple(word.folded for word in words[:_OPENING])
    for at in range(len(folded)):
        yield from (at + len(phrase) for phrase in phrases if folded[at : at + len(phrase)] == phrase)


def _is_kind(words: Sequence[Word], at: int) -> bool:
    """Tell whether words say that what stands before them is a programme: "a weekly podcast"."""
    article, *kind = [word.folded for word in words[at : at + 3]] or [""]
    return article in ARTICLES and not {*KINDS, "program"}.isdisjoint(kind)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    after = [word.folded for word in words[at : at + 2]]
    return any(after[: len(each)] == each for each in _GOES_ON)


def _may_be_name(run: Sequence[Word]) -> bool:
    return _NONE.isdisjoint(word.folded for word in run) and not all(word.is_function for word in run)

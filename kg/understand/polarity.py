"""How firmly words state a relation (`polarity.tsv`), and whether what they think of a thing is good."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.ontology import Polarity, RelationType
from kg.understand.cues import END, STOP, Cue, cues, opening, parted

REACH = 12
"""Words before the first end and after the second that can tell how firmly they are related."""

_REACHES = {"denial": (2, 6), "noun": (0, 6), "doubt": (2, 9), "clause": (5, REACH)}
"""How far before the first end and before the second words of a scope may stand; fitted, as the words are, on talk annotated by hand."""

_OWN = frozenset({"denial", "noun"})
"""Scopes that end where another subject stands."""

_BEHIND = 6
"""Words after the second end that may stand before those that take it back."""

_STANCE_REACH = 5
"""Words after the second end that can say what somebody thinks of it."""

_UNDENIED = {RelationType.COMPARED_WITH: {Polarity.NEGATED}, RelationType.DISCUSSES: {Polarity.NEGATED, Polarity.HEDGED}}
"""What a "not" or "maybe" leaves as it is: to call two things unlike compares them, and whoever is not sure of a thing speaks of it."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Hold how firmly words state something, and whether they call it bad."""

    polarity: Polarity
    disliked: bool

    def weakens(self, type_: RelationType) -> bool:
        """Tell whether a relation of this type is not asserted in this tone."""
        return self.polarity not in {Polarity.ASSERTED, *_UNDENIED.get(type_, ())}


def tone(before: Sequence[str], between: Sequence[str], after: Sequence[str]) -> Tone:
    """Return in what tone the words around two ends relate them.

    Args:
        before: The words up to the first end, a `STOP` before each sentence that begins among them.
        between: Those between the ends, and the `STOP`s.
        after: Those after the second end.
    """
    said, following = parted([*before, END, *between]), parted(after)
    begun = max((at for at, word in enumerate(said, start=1) if word == STOP), default=0)
    sentence, rest = said[begun:], following[: _stop(following)]
    asked = _asked(sentence) if begun else None
    polarity = _replied(following, asked) or asked or _stated(sentence, rest)
    return Tone(polarity, any(cues([*sentence, *rest[:_STANCE_REACH]], "disliked")))


def stance(type_: RelationType, tone: Tone) -> tuple[RelationType, Polarity]:
    """Return what a relation is and how firmly it is stated, said in this tone.

    Whoever says of a thing that it is "overrated" does not support it, and to deny a thing its worth is to criticize it.
    """
    if type_ is RelationType.SUPPORTS and tone.disliked and tone.polarity is not Polarity.NEGATED:
        return RelationType.CRITICIZES, tone.polarity
    if type_ is RelationType.CRITICIZES and tone.polarity is Polarity.NEGATED and not tone.disliked:
        return type_, Polarity.ASSERTED
    return type_, tone.polarity if tone.weakens(type_) else Polarity.ASSERTED


def _stop(words: Sequence[str]) -> int:
    """Return how many words stand before the next sentence."""
    return words.index(STOP) if STOP in words else len(words)


def _asked(sentence: Sequence[str]) -> Polarity | None:
    """Return how firm a sentence is that asks what it says, if it does: at its start the verb stands before its subject."""
    verb = opening(sentence, "verb")
    return verb.polarity if verb and END in sentence and _governs(verb, sentence, *_REACHES["clause"]) else None


def _replied(following: Sequence[str], asked: Polarity | None) -> Polarity | None:
    """Return how firm what follows makes what was said: it answers what was asked, or takes back what was stated."""
    answer = opening(following[_stop(following) + 1 :], "answer") if asked else None
    behind = (cue for cue in cues(following, "behind") if cue.start <= _BEHIND and following[: cue.start].count(STOP) < 2)
    reply = answer or next(behind, None)
    return reply.polarity if reply else None


def _stated(sentence: Sequence[str], rest: Sequence[str]) -> Polarity:
    """Return how firmly a sentence that goes on with `rest` states what it says up to there; denial outweighs doubt."""
    found = list(cues(sentence, *_REACHES, "turning", "subject"))
    near = [cue for cue in found if cue.scope in _REACHES and _governs(cue, sentence, *_REACHES[cue.scope])]
    turns, acts = [*found, *cues(sentence, "verb")], _acts(rest)
    polarities = {cue.polarity for cue in near if not _is_over(cue, turns, acts)}
    return next((each for each in (Polarity.NEGATED, Polarity.HEDGED) if each in polarities), Polarity.ASSERTED)


def _governs(cue: Cue, sentence: Sequence[str], to_first: int, to_second: int) -> bool:
    """Tell whether words stand near enough to the second end, which a sentence leads to, and to the first, if that stands between."""
    first = sentence.index(END) if END in sentence else -1
    apart = len(sentence) - cue.end - (cue.start < first)
    return apart < to_second and (cue.start > first or first - cue.end < to_first)


def _is_over(cue: Cue, turns: Sequence[Cue], acts: bool) -> bool:
    """Tell whether another clause begins behind words, or with the second end ("not dead goodfellow's idea was good")."""
    behind = {each.scope for each in turns if each.start > cue.start}
    if cue.scope in _OWN:
        return acts or not behind.isdisjoint({"turning", "subject"})
    return "turning" in behind or (acts and "verb" in behind)


def _acts(rest: Sequence[str]) -> bool:
    """Tell whether a verb follows the second end, or what belongs to it."""
    return any(cue.start < (3 if rest[0] == "'s" else 1) for cue in cues(rest, "verb"))

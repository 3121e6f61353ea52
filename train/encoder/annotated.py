"""Read annotated talk for the encoder: words with the stops that follow them, mentions, pronouns, and pairs with their relation."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.catalog import fold
from kg.ontology import SYMMETRIC
from kg.understand.labels import PRONOUNS, REACH, RELATIONS, TYPES, WIDEST

_WORD = re.compile(r"(?:[^\W_]|['+#])+")
POLARITIES = ("asserted", "hedged", "negated")
IGNORED = 255
VERSIONS = ("clean", "clean", "stops", "swap", "swap stops", "swap stops", "garble", "garble", "swap garble", "swap garble")
"""What is done to a piece before it is learned from; each version goes into the arrays. With the stops the capitals stay."""

Sentence = tuple[list[str], list[str], list[bool]]
"""Words, what is written after each, and whether each is written with a capital."""


@dataclass(frozen=True)
class End:
    """Hold what may be the end of a relation: words from `start` to before `end`, what it is, and the names it may stand for."""

    start: int
    end: int
    kind: str
    names: frozenset[str]
    annotated: bool


@dataclass(frozen=True)
class Pair:
    """Hold the relation of two ends (indexes, in order): class and polarity; `IGNORED` where one cannot say."""

    first: int
    second: int
    label: int
    polarity: int


@dataclass(frozen=True)
class Talk:
    """Hold an annotated piece of talk.

    Attributes:
        words: Lower case, without stops.
        stops: What is written after each word.
        capitals: Whether each word is written with one.
        lines: Index of the first word of each line.
        speakers: Who speaks each line.
        ends: Mentions and pronouns, in order.
        relations: Subject name, type, object name, polarity, line numbers.
    """

    source: str
    words: list[str]
    stops: list[str]
    capitals: list[bool]
    lines: list[int]
    speakers: list[str]
    ends: list[End]
    relations: list[tuple[str, str, str, str, list[int]]]


def split(text: str) -> Sentence:
    """Return the words of a text as captions have them, what is written after each, and which are written with a capital."""
    text = text.replace("’", "'")
    matches = [(match, word) for match in _WORD.finditer(text) if (word := match[0].lower().strip("'"))]
    nexts = [*(match.start() for match, _ in matches[1:]), len(text)][: len(matches)]
    stops = ["".join(text[match.end() : after].split()) for (match, _), after in zip(matches, nexts, strict=True)]
    return [word for _, word in matches], stops, [match[0] != match[0].lower() for match, _ in matches]


def talks(path: Path) -> Iterator[Talk]:
    """Yield the pieces of a JSON Lines file of annotated talk."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        written: Sentence = ([], [], [])
        lines = []
        for _, sentence in record["lines"]:
            lines.append(len(written[0]))
            for whole, part in zip(written, split(sentence), strict=True):
                whole.extend(part)
        words = written[0]
        speakers = [speaker for speaker, _ in record["lines"]]
        relations = [tuple(relation[:5]) for relation in record["relations"]]
        ends = _ends(words, [*lines, len(words)], speakers, record["mentions"])
        yield Talk(record["source"], *written, lines, speakers, ends, relations)


def _ends(words: Sequence[str], lines: Sequence[int], speakers: Sequence[str], mentions: Sequence) -> list[End]:
    found: dict[tuple[int, int], tuple[str, set[str]]] = {}
    for number, surface, type_, name in mentions:
        wanted = [fold.word_key(word) for word in split(surface)[0]]
        for start, end in _places(words, lines[number - 1], lines[number], wanted):
            found.setdefault((start, end), (_kind(words, start, end, type_), set()))[1].add(name)
    ends = [End(start, end, kind, frozenset(names), True) for (start, end), (kind, names) in found.items()]
    for line, speaker in enumerate(speakers):
        for at in range(lines[line], lines[line + 1]):
            kind = pronoun(words[at])
            if kind and (at, at + 1) not in found:
                names = frozenset({speaker}) if kind == "me" else frozenset()
                ends.append(End(at, at + 1, kind, names, False))
    return sorted(ends, key=lambda end: (end.start, -end.end))


def pronoun(word: str) -> str:
    """Return which pronoun a word is or opens with ("i'm"), or nothing."""
    return PRONOUNS.get(word.split("'")[0], "")


def _kind(words: Sequence[str], start: int, end: int, type_: str) -> str:
    return (pronoun(words[start]) if end == start + 1 else "") or type_


def _places(words: Sequence[str], start: int, end: int, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(wanted) == 1 and wanted[0] in PRONOUNS:
        yield from ((at, at + 1) for at in range(start, end) if words[at].split("'")[0] == wanted[0])
        return
    folded = [fold.word_key(word) for word in words[start:end]]
    for at in range(len(folded) - len(wanted) + 1):
        if wanted and folded[at : at + len(wanted)] == list(wanted):
            yield start + at, start + at + len(wanted)


def rewritten(talk: Talk, changes: dict[tuple[int, int], list[str]]) -> Talk:
    """Return the talk with other words in some spans, which must not overlap; ends that begin or end inside one are left out."""
    words: list[str] = []
    stops: list[str] = []
    capitals: list[bool] = []
    moved: dict[int, int] = {}
    done = 0
    for (start, end), new in sorted(changes.items()):
        moved.update((at, len(words) + at - done) for at in range(done, start + 1))
        words += [*talk.words[done:start], *new]
        stops += [*talk.stops[done:start], *[""] * (len(new) - 1), talk.stops[end - 1]]
        capitals += [*talk.capitals[done:start], *[talk.capitals[start]] * len(new)]
        done = end
    moved.update((at, len(words) + at - done) for at in range(done, len(talk.words) + 1))
    words += talk.words[done:]
    stops += talk.stops[done:]
    capitals += talk.capitals[done:]
    ends = [replace(end, start=moved[end.start], end=moved[end.end]) for end in talk.ends if end.start in moved and end.end in moved]
    return replace(talk, words=words, stops=stops, capitals=capitals, lines=[moved[at] for at in talk.lines], ends=ends)


def tags_of(talk: Talk) -> list[int]:
    """Return the tag of each word (`kg.understand.labels.TAGS`); of mentions that overlap the first and longest counts."""
    tags = [0] * len(talk.words)
    done = 0
    for end in talk.ends:
        if end.kind in TYPES and end.start >= done:
            at = 1 + 2 * TYPES.index(end.kind)
            tags[end.start : end.end] = [at, *[at + 1] * (end.end - end.start - 1)]
            done = end.end
    return tags


def spans_of(talk: Talk) -> list[tuple[int, int, int]]:
    """Return the mentions that are not pronouns: start, end, 1 + index of the type."""
    return [(end.start, end.end, 1 + TYPES.index(end.kind)) for end in talk.ends if end.kind in TYPES and end.end - end.start <= WIDEST]


def reachable(ends: Sequence[End]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may be related: near each other, apart, not two pronouns, not two words for one thing."""
    for first, one in enumerate(ends):
        for second in range(first + 1, len(ends)):
            other = ends[second]
            if other.start - one.end > REACH:
                break
            named = one.kind in TYPES or other.kind in TYPES
            if other.start >= one.end and named and not one.names & other.names:
                yield first, second


def pairs_of(talk: Talk) -> list[Pair]:
    """Return the pairs that are related, and those that repeat one (`IGNORED`); all others are not."""
    lines = [sum(start <= end.start for start in talk.lines) for end in talk.ends]
    near = list(reachable(talk.ends))
    labels: dict[tuple[int, int], Pair] = {}
    repeats: set[tuple[int, int]] = set()
    for subject, type_, object_, polarity, said in talk.relations:
        ranked = sorted(_candidates(talk.ends, near, lines, subject, object_, said))
        if not ranked:
            continue
        *_, first, second, forward = ranked[0]
        label = 1 + RELATIONS.index(type_) + (0 if forward or type_ in SYMMETRIC else len(RELATIONS))
        labels.setdefault((first, second), Pair(first, second, label, POLARITIES.index(polarity)))
        repeats.update((first, second) for *_, first, second, _ in ranked[1:])
    return [*labels.values(), *(Pair(*key, IGNORED, 0) for key in sorted(repeats - labels.keys()))]


def _candidates(
    ends: Sequence[End], near: Sequence[tuple[int, int]], lines: Sequence[int], subject: str, object_: str, said: Sequence[int]
) -> Iterator[tuple]:
    """Yield the pairs that may say a relation, as keys to sort by: likelier ones first."""
    for first, second in near:
        one, other = ends[first], ends[second]
        forward = subject in one.names and object_ in other.names
        if forward or (subject in other.names and object_ in one.names):
            vague = 2 - one.annotated - other.annotated
            away = (lines[first] not in said) + (lines[second] not in said)
            yield vague, away, other.start - one.end, first, second, forward

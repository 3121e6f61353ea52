"""Whether what a graph says stands in its talks: each mention and each quote, word by word, at the line and offset it names.

It trusts nothing but the text of the talks, so that a graph can be checked whoever made it.
"""

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Transcript
from kg.ontology import STAND_FOR, EntityType, RelationType, fits

if TYPE_CHECKING:
    import networkx as nx

Record = Mapping[str, Any]
Spot = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """Say what of a graph the talks do not bear out.

    Attributes:
        of: The thing, or the relation with its ends.
        talk: Id of the talk; None where it is no matter of one.
        line: As the graph has it.
        words: The mention or quote in question.
        reason: What is wrong.
    """

    of: str
    talk: str | None
    line: int | None
    words: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Audit:
    """Count what was checked, and hold what fails, in the order of the graph."""

    things: int
    mentions: int
    relations: int
    quotes: int
    failing: tuple[Ungrounded, ...]


def audit(graph: "nx.MultiDiGraph", talks: Mapping[str, Transcript]) -> Audit:
    """Check a graph against its talks by their ids; where it has one and one is given, that is it, whatever its id."""
    sources = [source["id"] for source in graph.graph["sources"]]
    if len(sources) == len(talks) == 1:
        talks = {sources[0]: next(iter(talks.values()))}
    places = {name: _Places(talk) for name, talk in talks.items()}
    edges = [data for _, _, data in graph.edges(data=True)]
    return Audit(
        things=len(graph),
        mentions=sum(len(node["mentions"]) for _, node in graph.nodes(data=True)),
        relations=len(edges),
        quotes=sum(len(data["evidence"]) for data in edges),
        failing=(*_talks_failing(graph, talks), *_mentions_failing(graph, places), *_relations_failing(graph, places)),
    )


class _Places:
    """Find what stands at an offset of the file of a talk."""

    def __init__(self, talk: Transcript) -> None:
        self.talk = talk
        starts = talk.pieces.starts
        self._stretches = sorted(zip(talk.pieces.offsets, starts, [*starts[1:], len(talk.text)], strict=True))
        self._offsets = [offset for offset, _, _ in self._stretches]

    def find(self, offset: int, words: str) -> int | None:
        """Return where in the text of the talk the words are that stand at an offset of its file; None where they do not stand there."""
        number = bisect_right(self._offsets, offset) - 1
        if number < 0 or not words:
            return None
        begin, start, end = self._stretches[number]
        index = start + offset - begin
        return index if index < end and self.talk.text.startswith(words, index) else None


def _talks_failing(graph: "nx.MultiDiGraph", talks: Mapping[str, Transcript]) -> Iterator[Ungrounded]:
    for source in graph.graph["sources"]:
        if reason := _of_talk(source, talks.get(source["id"])):
            yield Ungrounded(source["title"] or source["id"], source["id"], None, None, reason)


def _of_talk(source: Record, talk: Transcript | None) -> str | None:
    if talk is None:
        return "the talk is not given, so nothing of it is checked"
    return None if source.get("text") in (None, list(talk.lines)) else "the text in the graph is not that of the talk"


def _mentions_failing(graph: "nx.MultiDiGraph", places: Mapping[str, _Places]) -> Iterator[Ungrounded]:
    for _, node in graph.nodes(data=True):
        for mention in node["mentions"]:
            if (place := places.get(mention["source"])) and (reason := _of_mention(mention, place)):
                yield Ungrounded(node["name"], mention["source"], mention["line"], mention["surface"], reason)


def _of_mention(mention: Record, place: _Places) -> str | None:
    index = place.find(mention["start"], mention["surface"])
    if index is None:
        return "the words do not stand there"
    line = place.talk.line_at(index)
    return None if line == mention["line"] else f"it is line {line}"


def _relations_failing(graph: "nx.MultiDiGraph", places: Mapping[str, _Places]) -> Iterator[Ungrounded]:
    spots = {
        name: frozenset((each["source"], each["start"], each["surface"]) for each in node["mentions"])
        for name, node in graph.nodes(data=True)
    }
    for one, other, edge in graph.edges(data=True):
        subject, object_ = graph.nodes[one], graph.nodes[other]
        of = f"{subject['name']} {edge['type']} {object_['name']}"
        if reason := _of_ends(one == other, subject["type"], edge["type"], object_["type"]):
            yield Ungrounded(of, None, None, None, reason)
        for quoted in edge["evidence"]:
            if place := places.get(quoted["source"]):
                for reason in _of_quote(quoted, place, (spots[one], spots[other])):
                    yield Ungrounded(of, quoted["source"], quoted["line"], quoted["quote"], reason)


def _of_ends(same: bool, subject: str, kind: str, object_: str) -> str | None:
    if same:
        return "both ends are the same"
    fit = fits(EntityType(subject), RelationType(kind), EntityType(object_))
    return None if fit else f"{kind} does not join {subject} and {object_}"


def _of_quote(quoted: Record, place: _Places, mentions: Sequence[Container[Spot]]) -> Iterator[str]:
    start = place.find(quoted["start"], quoted["quote"])
    if start is None:
        yield "the quote does not stand there"
        return
    stop, talk = start + len(quoted["quote"]), place.talk
    if talk.offset_at(stop - 1) + 1 != quoted["end"]:
        yield f"it ends at {talk.offset_at(stop - 1) + 1}"
    lines = talk.line_at(start), talk.line_at(stop - 1)
    if lines != (quoted["line"], quoted["lineEnd"]):
        yield f"its lines are {lines[0]} to {lines[1]}"
    for end, known in zip(("subject", "object"), mentions, strict=True):
        said, spot = quoted[end], (quoted["source"], quoted[end]["start"], quoted[end]["surface"])
        index = place.find(said["start"], said["surface"])
        if index is None or not start <= index <= stop - len(said["surface"]):
            yield f"the words of the {end} do not stand in the quote"
        elif said["how"] not in STAND_FOR and spot not in known:
            yield f"the words of the {end} are no mention of it"

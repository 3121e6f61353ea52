"""Where mentions and evidence stand in a talk's lines, as a page counts them."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.reading import readings

LINES = ["we talk about open", "ai and the big", "big data set"]


def mention(surface: str, line: int, start: int, source: str = "talk") -> dict:
    return {"source": source, "line": line, "start": start, "surface": surface}


def places(lines: list[str], *mentions: dict) -> list:
    """Return the places of mentions in a talk of these lines."""
    return readings([{"id": "talk", "text": lines}], [{"mentions": list(mentions)}], [])["mentions"][0]


def words(lines: list[str], place: tuple[int, int, int, int]) -> str:
    """Return what stands at a place, counted as JavaScript counts."""
    first, start, last, end = place
    units = [line.encode("utf-16-le", "surrogatepass") for line in lines]
    if first == last:
        return units[first - 1][2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
    parts = [units[first - 1][2 * start :], *units[first : last - 1], units[last - 1][: 2 * end]]
    return " ".join(part.decode("utf-16-le", "surrogatepass") for part in parts)


def test_mention_is_placed_by_line_and_column():
    """Of two equal words the one is meant at which the mention says it stands."""
    assert places(LINES, mention("big", 2, 30), mention("big", 3, 34)) == [(2, 11, 2, 14), (3, 0, 3, 3)]


def test_mention_over_a_line_break():
    """A name that begins on one line ends on the next."""
    assert places(LINES, mention("open ai", 1, 14)) == [(1, 14, 2, 2)]


def test_mention_over_times_of_captions():
    """What a caption file has between the words of a name does not part them."""
    lines = ["open", "", "2", "00:00:01,000 --> 00:00:02,000", "ai"]
    assert places(lines, mention("open ai", 1, 0)) == [(1, 0, 5, 2)]


def test_windows_line_ends():
    """Offsets in a file whose lines end with two characters lead to the same places."""
    assert places(LINES, mention("open ai", 1, 14), mention("big", 2, 31), mention("big", 3, 36)) == [
        (1, 14, 2, 2),
        (2, 11, 2, 14),
        (3, 0, 3, 3),
    ]


@pytest.mark.parametrize(
    "wrong",
    [mention("open", 1, 3), mention("open", 9, 14), mention("open", 0, 14), mention("open", 1, 400), mention("open", 1, 14, "other")],
    ids=["other words", "no such line", "line 0", "behind the line", "a talk without text"],
)
def test_mention_without_a_place(wrong):
    """What does not stand where it says has no place, and the rest keeps its own."""
    sources = [{"id": "talk", "text": LINES}, {"id": "other"}]
    found = readings(sources, [{"mentions": [wrong, mention("data", 3, 38)]}], [])
    assert found == {"texts": [LINES, None], "shown": [None, None], "mentions": [[None, (3, 4, 3, 8)]], "evidence": []}


def test_columns_count_as_javascript_does():
    """A character outside the basic plane counts twice."""
    assert places(["𝔊 open 𝔊𝔊", "𝔊ai"], mention("open", 1, 2), mention("ai", 2, 11)) == [(1, 3, 1, 7), (2, 2, 2, 4)]


def test_quote_is_placed(sample_graph):
    """A quote reaches over its lines, from its first character to behind its last."""
    edges = [edge for *_, edge in sample_graph.edges(data=True)]
    nodes = [node for _, node in sample_graph.nodes(data=True)]
    found = readings(sample_graph.graph["sources"], nodes, edges)
    lines = sample_graph.graph["sources"][0]["text"]
    assert [words(lines, place) for (place,) in found["evidence"]] == [edge["evidence"][0]["quote"] for edge in edges]


def test_quote_at_other_offsets_is_its_lines(sample_graph):
    """Where the offsets lead to other words, the lines stand for the quote."""
    (_, _, edge), *_ = sample_graph.edges(data=True)
    edge = deepcopy(edge)
    edge["evidence"][0]["start"] += 3
    assert readings(sample_graph.graph["sources"], [], [edge])["evidence"] == [[(1, 0, 2, 39)]]


@given(st.lists(st.text(st.characters(exclude_characters="\n\r"), max_size=12), min_size=1, max_size=6), st.sampled_from([1, 2]), st.data())
def test_any_word_of_any_text_is_found(lines, width, data):
    """Whatever a talk's lines hold, a word of it is marked and nothing else."""
    tokens = [(number, line.index(word), word) for number, line in enumerate(lines, start=1) for word in line.split()[:1]]
    if not tokens:
        return
    line, column, word = data.draw(st.sampled_from(tokens))
    start = sum(len(each) + width for each in lines[: line - 1]) + column
    (place,) = places(lines, mention(word, line, start))
    assert words(lines, place) == word

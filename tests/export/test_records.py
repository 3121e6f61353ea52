import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import records

Record = dict[str, Any]

TEXT = st.text(st.characters(codec=None), max_size=5)  # halves of surrogate pairs, too
COUNT = st.integers(0, 2**63 - 1)
SECONDS = st.none() | st.integers(-9, 9) | st.floats(-9, 9)
SHARE = st.integers(0, 1) | st.floats(0, 1)
EXTRA = st.dictionaries(st.sampled_from(["rest", "key", "count", "extra"]), st.none() | TEXT | COUNT | st.lists(SECONDS), max_size=2)
END = st.fixed_dictionaries({"surface": TEXT, "start": COUNT, "how": st.just("exact")})
EVIDENCE = st.fixed_dictionaries({
    "source": TEXT, "line": COUNT, "lineEnd": COUNT, "start": COUNT, "end": COUNT, "seconds": SECONDS,
    "url": st.none() | TEXT, "quote": TEXT, "subject": END, "object": END,
})  # fmt: skip
MENTION = st.fixed_dictionaries(
    {"source": st.just("talk"), "line": COUNT, "start": COUNT, "seconds": SECONDS, "surface": TEXT, "how": TEXT, "score": SHARE}
)
ENTITY = st.fixed_dictionaries({
    "name": TEXT, "type": st.just("Method"), "aliases": st.lists(TEXT), "known": st.booleans(), "corrected": st.none() | TEXT,
    "salience": SHARE, "confidence": SHARE,
})  # fmt: skip
RELATION = st.fixed_dictionaries({
    "type": st.just("USES"), "polarity": st.just("hedged"), "confidence": SHARE, "evidence": st.lists(EVIDENCE, min_size=1, max_size=3),
}, optional={"corrected": TEXT})  # fmt: skip
TALK = st.fixed_dictionaries({
    "id": st.just("talk"), "title": st.none() | TEXT, "date": st.none() | TEXT, "url": st.none() | TEXT, "people": st.lists(TEXT),
    "lines": COUNT, "words": COUNT,
})  # fmt: skip


def written(record: Record, *, extra: Record) -> str:
    """Return the record as it is written; the writer of the graph file puts what every record has in one order."""
    return json.dumps({**dict.fromkeys(sorted(set(record) - set(extra))), **record})


def restored(said: Record, build: Callable[[Record], Record], properties_of: Callable[[Record], Record]) -> Record:
    """Return what comes back of a record by way of its properties."""
    properties = properties_of(said)
    kept = records.rest(said, build(properties)).get("rest")
    return records.complete(build(properties), kept, properties_of)


@given(ENTITY, EXTRA)
def test_any_entity_comes_back(record: Record, extra: Record) -> None:
    """Whatever a node says, it comes back to the byte."""
    said = record | extra
    back = restored(said, lambda properties: records.entity("Method", properties), records.entity_properties)
    assert written(back, extra=extra) == written(said, extra=extra)


@given(RELATION, EXTRA)
def test_any_relation_comes_back(record: Record, extra: Record) -> None:
    """Whatever an edge says, it comes back to the byte."""
    said = record | extra
    back = restored(said, lambda properties: records.relation("USES", properties), records.relation_properties)
    assert written(back, extra=extra) == written(said, extra=extra)


@given(st.lists(MENTION, min_size=1, max_size=3))
def test_any_mentions_come_back(mentions: list[Record]) -> None:
    """Whatever a talk's mentions of an entity say, it comes back to the byte."""
    said = {"mentions": mentions}
    back = restored(said, lambda properties: records.mentions("talk", properties), records.mention_properties)
    assert written(back, extra={}) == written(said, extra={})


@given(TALK, st.none() | st.lists(TEXT), EXTRA)
def test_any_talk_comes_back(record: Record, text: list[str] | None, extra: Record) -> None:
    """Whatever the file says of a talk, it comes back to the byte, with its text or without."""
    said = record | ({} if text is None else {"text": text}) | extra
    back = restored(said, lambda properties: records.talk("talk", properties), records.talk_properties)
    assert written(back, extra=extra) == written(said, extra=extra)


@pytest.mark.parametrize(
    ("change", "name", "pagerank"),
    [({}, "a\x00b", 0.5), ({"name": "mended"}, "mended", 0.5), ({"name": "ab", "known": False}, "a\x00b", 0.5)],
)
def test_what_was_kept_is_believed_while_the_property_says_the_same(change: Record, name: str, pagerank: float) -> None:
    """A kept text comes back unless somebody changed the property that stands for it."""
    said = {
        "name": "a\x00b",
        "type": "Method",
        "aliases": [],
        "known": True,
        "corrected": None,
        "salience": 1.0,
        "confidence": 1.0,
        "pagerank": 0.5,
    }
    properties = records.entity_properties(said)
    kept = records.rest(said, records.entity("Method", properties))["rest"]
    back = records.complete(records.entity("Method", properties | change), str(kept), records.entity_properties)
    assert (back["name"], back["pagerank"]) == (name, pagerank)


@pytest.mark.parametrize("properties", [{"quotes": ["a", "b"], "lines": [1]}, {"quotes": "text"}, {"quotes": ["a"], "sources": 7}])
def test_lists_that_do_not_fit_are_refused(properties: Record) -> None:
    """Properties that are no lists of one length are no evidence."""
    with pytest.raises(ValueError, match=r"zip|is no list"):
        records.relation("USES", properties)

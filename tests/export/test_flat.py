import json
from typing import Any

import networkx as nx
import pytest

from kg.export import flat
from kg.export.columns import plain

Columns = dict[str, str | None]


def test_columns_of_a_node(sample_graph: nx.MultiDiGraph) -> None:
    """A node's columns are in the order of their names; mentions stand side by side, each list with one item a mention."""
    node = sample_graph.nodes["dropout"]
    node["mentions"].append({**node["mentions"][0], "surface": "drop out", "line": 7, "seconds": 12.5, "how": "joined"})
    assert dict(zip(flat.NODE, flat.node_texts(node), strict=True)) == {
        "type": "Method", "name": "Dropout", "aliases": "[]", "known": "true", "corrected": None, "salience": "0.1", "confidence": "1.0",
        "mentionCount": "2", "sources": '["talk", "talk"]', "surfaces": '["dropout", "drop out"]', "lines": "[3, 7]",
        "seconds": "[-1.0, 12.5]", "how": '["exact", "joined"]',
    }  # fmt: skip


def test_columns_of_an_edge(sample_graph: nx.MultiDiGraph) -> None:
    """An edge's columns are in the order of their names; pieces of evidence stand side by side, "" for an address that is missing."""
    (*_, edge) = next(iter(sample_graph.edges(data=True)))
    assert columns_of_edge(edge)["urls"] is columns_of_edge(edge)["seconds"] is None
    edge["corrected"] = "was <hedged>"
    edge["evidence"].append({**edge["evidence"][0], "quote": "second", "line": 3, "url": "https://example.org/?a=1&b=2", "seconds": 4})
    assert columns_of_edge(edge) == {
        "polarity": "asserted", "confidence": "0.91", "corrected": "was &lt;hedged&gt;",
        "quotes": f'["{edge["evidence"][0]["quote"]}", "second"]', "sources": '["talk", "talk"]', "lines": "[1, 3]",
        "seconds": "[-1.0, 4]", "urls": '["", "https://example.org/?a=1&amp;b=2"]',
        "subjectSurfaces": '["alex kaczowski", "alex kaczowski"]', "objectSurfaces": '["alex ned paper", "alex ned paper"]',
    }  # fmt: skip


def columns_of_edge(data: dict[str, Any]) -> Columns:
    return dict(zip(flat.EDGE, flat.edge_texts(data), strict=True))


@pytest.mark.parametrize("others", [(), ("plain",), ('a "quote"', "back\\slash"), ('", "',)], ids=len)
def test_a_list_of_texts_is_json(hostile: str, others: tuple[str, ...]) -> None:
    """Any list of texts is JSON between two tags, without what XML refuses."""
    written = flat.texts((hostile, *others))
    assert "<" not in written
    unescaped = written.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert json.loads(unescaped) == [plain(hostile), *others]


def test_no_texts_are_an_empty_list() -> None:
    """A list without items is none with an empty one."""
    assert flat.texts(()) == "[]"
    assert flat.texts(("",)) == '[""]'


def test_a_text_in_a_tag_is_quoted() -> None:
    """What would end a tag, or be changed in it, is masked."""
    assert flat.quoted("plain é") == '"plain é"'
    assert flat.quoted('a"<&\nb') == "'a\"&lt;&amp;&#10;b'"

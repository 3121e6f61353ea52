"""Ask a graph without a server: find a thing, what is said of it, how two are connected, what changed, and Cypher.

Every function takes a graph as it is stored and returns frozen values, which `as_record` turns into what JSON can hold.
Nothing here needs networkx, so that an answer takes no longer than reading the file.
"""

from kg.query.difference import Difference, difference
from kg.query.explain import Explanation, edges_between, explain
from kg.query.find import Match, find
from kg.query.passages import Passage, passages
from kg.query.paths import Connection, certain, shortest
from kg.query.record import as_record
from kg.query.relating import relatable, related
from kg.query.resolve import meant, resolve
from kg.query.statements import Evidence, Statement, surest_first
from kg.query.stored import Stored, read
from kg.query.things import Thing, top
from kg.query.timeline import Moment, timeline

__all__ = [
    "Connection",
    "Difference",
    "Evidence",
    "Explanation",
    "Match",
    "Moment",
    "Passage",
    "Statement",
    "Stored",
    "Thing",
    "as_record",
    "certain",
    "difference",
    "edges_between",
    "explain",
    "find",
    "meant",
    "passages",
    "read",
    "relatable",
    "related",
    "resolve",
    "shortest",
    "surest_first",
    "timeline",
    "top",
]

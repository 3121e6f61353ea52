"""Cypher without a server: statements as one writes them for Neo4j, run by ladybug on the graph file, and only ever reading.

lexer → tree → guard → translate: what runs is written anew from the words that were read, so nothing reaches the engine unread.
"""

from kg.query.cypher.ask import Answer, Asked, ask, opened
from kg.query.cypher.script import parameter, script

__all__ = ["Answer", "Asked", "ask", "opened", "parameter", "script"]

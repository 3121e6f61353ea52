"""Cypher without a server: statements as one writes them for Neo4j, run by ladybug on the graph file, and only ever reading.

lexer → tree → guard → translate: what runs is written anew from the words that were read, so nothing reaches the engine unread.

What asks and what runs are imported one by one: the process that the engine is in reads no statements.
"""

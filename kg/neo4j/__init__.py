"""The graph in a Neo4j server, through the official driver: `load` brings it there, `pull` brings it back."""

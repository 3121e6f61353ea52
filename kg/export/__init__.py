"""Write the graph for other programs: one format, one module, the same two verbs, render and write."""

// What is called something like this? (the index over names and aliases knows; ~ allows for misspelling)
// needs a server: its full-text index is what finds; kg find does the like without
:param text => 'hinton~';
CALL db.index.fulltext.queryNodes('entity_names', $text) YIELD node, score
RETURN node.id AS id, node.name AS name, node.aliases AS aliases, score
ORDER BY score DESC
LIMIT 10;

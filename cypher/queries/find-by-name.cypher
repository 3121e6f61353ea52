// What is called something like this? (needs a server: it uses the index over names and aliases)
:param text => 'hinton~';
CALL db.index.fulltext.queryNodes('entity_names', $text) YIELD node, score
RETURN node.id AS id, node.name AS name, node.aliases AS aliases, score
ORDER BY score DESC
LIMIT 10;

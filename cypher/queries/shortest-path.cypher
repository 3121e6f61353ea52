// How are two people connected?
:param from => 'Ilya Sutskever';
:param to => 'Geoffrey Hinton';
MATCH (a:Person {name: $from}), (b:Person {name: $to}), path = shortestPath((a)-[*1..6]-(b))
WHERE none(r IN relationships(path) WHERE type(r) = 'MENTIONED_IN')
RETURN path;

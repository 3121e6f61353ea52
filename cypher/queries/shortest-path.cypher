// How are two people connected?
:param from => 'Ilya Sutskever';
:param to => 'Geoffrey Hinton';
MATCH (a:Person {name: $from}), (b:Person {name: $to}), path = shortestPath((a)-[:AUTHORED|INTRODUCED|DESCRIBED_IN|AFFILIATED_WITH|FOUNDED|COLLABORATED_WITH|USES|TRAINED_ON|EVALUATED_ON|IS_A|PART_OF|APPLIED_TO|SUPERSEDES|COMPARED_WITH|INSPIRED_BY|CAUSES|SUPPORTS|CRITICIZES|DISCUSSES|HOSTS|GUEST_OF*1..6]-(b))
RETURN path;

// Where in the talks does a thing come up?
:param name => 'Geoffrey Hinton';
MATCH (e:Entity {name: $name})-[m:MENTIONED_IN]->(t:Talk)
UNWIND range(0, size(m.lines) - 1) AS i
RETURN t.title AS talk, m.lines[i] AS line, m.surfaces[i] AS heard
ORDER BY talk, line;

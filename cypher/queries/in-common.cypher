// What do two talks have in common, most mentioned first? (of several talks)
MATCH (one:Talk)<-[m:MENTIONED_IN]-(e:Entity)-[n:MENTIONED_IN]->(other:Talk)
WHERE one.id < other.id
RETURN one.title AS one, other.title AS other, e.name AS name, m.count + n.count AS mentions
ORDER BY mentions DESC, one, other, name
LIMIT 100;

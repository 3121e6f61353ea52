// What do two talks have in common, most mentioned first? (of several talks)
MATCH (one:Talk)<-[m:MENTIONED_IN]-(e:Entity)-[n:MENTIONED_IN]->(other:Talk)
WHERE one.id < other.id
WITH one, other, e, m.count + n.count AS mentions
ORDER BY mentions DESC, e.name
RETURN one.title AS one, other.title AS other, count(e) AS shared, collect(e.name)[..20] AS names
ORDER BY shared DESC, one, other;

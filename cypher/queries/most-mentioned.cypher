// What is spoken of most, in how many talks?
MATCH (e:Entity)-[m:MENTIONED_IN]->(t:Talk)
RETURN e.name AS name, [label IN labels(e) WHERE label <> 'Entity'][0] AS type, sum(m.count) AS mentions, count(t) AS talks, e.salience AS salience
ORDER BY mentions DESC, name
LIMIT 25;

// In what order do things come up for the first time, talk by talk?
MATCH (e:Entity)-[m:MENTIONED_IN]->(t:Talk)
RETURN t.date AS date, t.title AS talk, m.lines[0] AS line, e.name AS name, m.surfaces[0] AS heard, m.count AS mentions
ORDER BY date, talk, line, name;

// Which things were heard that no catalog knows? (the first to look at when correcting)
MATCH (e:Entity)-[m:MENTIONED_IN]->(t:Talk)
WHERE NOT e.known
RETURN e.name AS name, [label IN labels(e) WHERE label <> 'Entity'][0] AS type, t.title AS talk, m.lines AS lines, m.surfaces AS heard, e.confidence AS confidence
ORDER BY size(lines) DESC, name;

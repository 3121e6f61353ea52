// Which names did the captions get wrong, and what were they taken for?
MATCH (e:Entity)-[m:MENTIONED_IN]->(t:Talk)
UNWIND range(0, size(m.surfaces) - 1) AS i
WITH e, t, m, i
WHERE m.how[i] IN ['sound', 'context']
RETURN m.surfaces[i] AS heard, e.name AS takenFor, m.how[i] AS by, m.scores[i] AS score, t.title AS talk, m.lines[i] AS line
ORDER BY score, talk, line;

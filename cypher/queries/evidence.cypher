// On which words does each relation between two things rest?
:param one => 'ilya-sutskever';
:param other => 'openai';
MATCH (a:Entity {id: $one})-[r]-(b:Entity {id: $other})
UNWIND range(0, size(r.quotes) - 1) AS i
RETURN startNode(r).name AS subject, type(r) AS relation, endNode(r).name AS object, r.polarity AS polarity, r.confidence AS confidence,
  r.quotes[i] AS quote, r.subjectSurfaces[i] AS subjectHeardAs, r.objectSurfaces[i] AS objectHeardAs, r.sources[i] AS talk, r.lines[i] AS line
ORDER BY confidence DESC, line;

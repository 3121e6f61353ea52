// On which words does each relation between two things rest?
:param one => 'ilya-sutskever';
:param other => 'openai';
MATCH (subject:Entity)-[r]->(object:Entity)
WHERE subject.id IN [$one, $other] AND object.id IN [$one, $other] AND subject.id <> object.id
UNWIND range(0, size(r.quotes) - 1) AS i
RETURN subject.name AS subject, type(r) AS relation, object.name AS object, r.polarity AS polarity, r.confidence AS confidence,
  r.quotes[i] AS quote, r.subjectSurfaces[i] AS subjectHeardAs, r.objectSurfaces[i] AS objectHeardAs, r.sources[i] AS talk, r.lines[i] AS line
ORDER BY confidence DESC, line;

// Which data is spoken of, and what learned from it, was tested on it, or has otherwise to do with it?
MATCH (data:Dataset)
OPTIONAL MATCH (data)-[r]-(other:Entity)
RETURN data.name AS data, type(r) AS relation, other.name AS other, r.polarity AS polarity, r.confidence AS confidence, data.mentionCount AS mentions
ORDER BY mentions DESC, data, relation, confidence DESC;

// Which methods were trained or evaluated on which data?
MATCH (method:Method)-[r:TRAINED_ON|EVALUATED_ON]->(data:Dataset)
RETURN data.name AS data, type(r) AS relation, method.name AS method, r.confidence AS confidence
ORDER BY data, relation, confidence DESC;

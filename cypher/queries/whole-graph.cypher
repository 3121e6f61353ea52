// What does the whole graph look like? (the answer is a picture)
MATCH path = (:Entity)-[r]->(:Entity)
RETURN path
ORDER BY r.confidence DESC
LIMIT 300;

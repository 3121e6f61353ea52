// What leads to what, for sure, perhaps, or not?
MATCH (cause:Entity)-[r:CAUSES]->(effect:Entity)
RETURN cause.name AS cause, effect.name AS effect, r.polarity AS polarity, r.confidence AS confidence, r.quotes[0] AS quote
ORDER BY confidence DESC, cause, effect;

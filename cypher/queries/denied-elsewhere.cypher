// What does one talk say that another denies? (of several talks)
MATCH (a:Entity)-[yes]->(b:Entity)<-[no]-(a)
WHERE type(yes) = type(no) AND yes.polarity <> 'negated' AND no.polarity = 'negated'
UNWIND range(0, size(yes.sources) - 1) AS i
UNWIND range(0, size(no.sources) - 1) AS j
WITH a, b, yes, no, i, j
WHERE yes.sources[i] <> no.sources[j]
RETURN a.name AS subject, type(yes) AS relation, b.name AS object, yes.sources[i] AS talk, yes.quotes[i] AS says, no.sources[j] AS otherTalk, no.quotes[j] AS denies
ORDER BY subject, relation, object, talk, otherTalk;

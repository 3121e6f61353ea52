// What people write in Cypher, a statement a line, of which kg query gives the rows that a server gives.
MATCH (a:Person)-[:AUTHORED]->(p)<-[:AUTHORED]-(b:Person) RETURN a.name, p.name, b.name
MATCH (a:Person)-->(x:Entity)-->(b:Entity) RETURN a.id, x.id, b.id
MATCH (a:Person)--(b:Person) RETURN a.id, b.id
MATCH (a:Person)-[:AUTHORED|COLLABORATED_WITH*1..3]-(b:Person) RETURN a.id, b.id, count(*)
MATCH (n) RETURN labels(n)[0] AS first, labels(n)[-1] AS last, labels(n)[5] AS none, count(*)
MATCH (n:Person)-[r]->(m:Paper) RETURN n, r, m
MATCH (p:Person) WHERE NOT (p)-[:AUTHORED]->() AND NOT p:Paper RETURN p.name
MATCH (p:Entity) WHERE EXISTS { (p)-[:USES]->(:Method) } RETURN p.name, COUNT { (p)--() } AS all
MATCH ()-[r]->() WHERE size(r.lines) > 1 RETURN r.lines[1..], [l IN r.lines WHERE l > 100 | l + 1] AS more, last(r.lines)
MATCH p = (:Person)-[*2..2]->(:Entity) WHERE all(r IN relationships(p) WHERE r.confidence > 0.3) RETURN length(p)
MATCH (d:Dataset) OPTIONAL MATCH (d)<-[r:TRAINED_ON]-(m) RETURN d.name, type(r), m.name
MATCH (t:Talk) RETURN t.title, t.people, size(t.text), t.date
MATCH (e:Entity) WHERE e.name STARTS WITH 'A' OR toUpper(e.name) =~ '.*NET' RETURN e.name, substring(e.name, 0, 3)
MATCH (p:Paper) RETURN p.name AS n UNION MATCH (d:Dataset) RETURN d.name AS n
MATCH (t:Talk) WHERE t.date = null RETURN t
MATCH (t:Talk) WHERE t.url IS NULL RETURN count(*) AS n
MATCH (n:Entity) WHERE n.corrected IS NOT NULL RETURN count(*) AS n
RETURN 7 / 2 AS a, -7 / 2 AS b, 7 % 3 AS c, -7 % 3 AS d, 2 ^ 3 AS e, 7.0 / 2 AS f
RETURN 1.0 / 0 AS a
RETURN [1] + [2] AS a
MATCH (n:Person) RETURN count(DISTINCT n.known) AS x, avg(n.salience) AS a, min(n.name) AS b, max(n.confidence) AS c, sum(n.mentionCount) AS d, sum(n.salience) AS e
MATCH (n:Person) RETURN percentileCont(n.salience, 0.5) AS a
MATCH (n:Person) RETURN percentileDisc(n.salience, 0.5) AS a
MATCH (n:Person) WHERE n.name = 'nobody' RETURN count(n) AS a, sum(n.mentionCount) AS b, avg(n.salience) AS c, collect(n.name) AS d, min(n.name) AS e
MATCH (n:Entity) RETURN n.corrected AS c, n.name AS n ORDER BY c, n LIMIT 3
MATCH (n:Entity) RETURN size(n.aliases) AS c, n.name AS n ORDER BY c, n SKIP 60 LIMIT 60
MATCH (n:Entity) RETURN size(n.aliases) AS c, n.name AS n ORDER BY c DESC, n LIMIT 60
UNWIND [3, null, 1] AS x RETURN x ORDER BY x
UNWIND [3, null, 1] AS x RETURN x ORDER BY x DESC
UNWIND ['b', 'a', 'B', 'é', 'z'] AS x RETURN x ORDER BY x
RETURN coalesce(null, 1) AS a, coalesce(null, 'b') AS b, size('héllo') AS c, size([1, 2]) AS d, size(null) AS e
RETURN range(0, 3) AS a, range(3, 0, -1) AS b, range(0, 10, 4) AS c, range(3, 1) AS d
RETURN abs(-3) AS a, ceil(1.2) AS b, floor(1.8) AS c, sign(-2) AS d, sqrt(9) AS e, exp(0) AS f, log(1) AS g, log10(100) AS h, pi() AS i
RETURN abs(-3.5) AS a, sign(2.5) AS b, sin(0) AS c, cos(0) AS d, atan2(1, 1) AS e, degrees(pi()) AS f, radians(180) AS g
RETURN round(2.5) AS a, round(-2.5) AS b, round(2.345, 2) AS c, round(1.4) AS d
RETURN toLower('AB') AS a, toUpper('ab') AS b, trim('  x ') AS c, ltrim('  x') AS d, rtrim('x  ') AS e, replace('aXbX', 'X', '-') AS f
RETURN lower('AB') AS a, upper('ab') AS b
RETURN left('hello', 2) AS a, right('hello', 2) AS b, substring('hello', 1) AS c, substring('hello', 1, 2) AS d, substring('hello', 9) AS e
RETURN split('a,b', ',') AS a, split('abc', '') AS b, split('', ',') AS c
RETURN tail([1, 2]) AS a
RETURN head([]) AS a
RETURN last([]) AS a
MATCH (n:Person) RETURN n.name CONTAINS 'Alex' AS a, n.name STARTS WITH 'A' AS b, n.name ENDS WITH 'y' AS c
MATCH (n:Person) WHERE n.name =~ 'Alex' RETURN n.name
MATCH (n:Person) WHERE n.name =~ '(?i)ALEX.*' RETURN n.name
MATCH (n:Person) WHERE n.name =~ '.*\\bAlex\\b.*' RETURN n.name
MATCH (n:Person) RETURN CASE n.name WHEN 'Alex Krizhevsky' THEN 1 ELSE 2 END AS a
MATCH (n:Person) RETURN n.name, CASE WHEN n.salience > 0.5 THEN 'much' WHEN n.salience > 0.3 THEN 'some' END AS a
RETURN any(x IN [1, 2] WHERE x > 1) AS a, all(x IN [1, 2] WHERE x > 1) AS b, none(x IN [1, 2] WHERE x > 1) AS c, single(x IN [1, 2] WHERE x > 1) AS d
RETURN any(x IN [] WHERE x > 1) AS a, all(x IN [] WHERE x > 1) AS b, none(x IN [] WHERE x > 1) AS c
RETURN [x IN range(1, 3)] AS a
RETURN [x IN [1, 2, 3] WHERE x % 2 = 1] AS a
RETURN {a: 1, b: 'x'} AS m
RETURN {a: 1, b: 'x'}.a AS m
WITH {a: 1, b: 'x'} AS m RETURN m.a, m['b']
MATCH (n:Person) RETURN n['name'] AS a
MATCH (n:Person|Paper) RETURN n.name
MATCH (n:Person&Entity) RETURN count(*) AS a
MATCH (n:Person:Paper) RETURN count(*) AS a
MATCH (n) RETURN count(*) AS a
MATCH (n)-[r]->(m) RETURN count(*) AS a
MATCH (n)-[r]-(m) RETURN count(*) AS a
MATCH (n:Person)--(m) RETURN count(*) AS a
MATCH ()-[r:AUTHORED|FOUNDED]->() RETURN count(*) AS a
MATCH ()-[r]->() RETURN type(r) AS t, count(*) AS n ORDER BY n DESC, t
MATCH (a:Person) WHERE (a)-[:AUTHORED]->() RETURN a.name
MATCH (a:Person) WHERE (a)-->(:Paper) OR a.name STARTS WITH 'L' RETURN a.name
MATCH (a:Person) WHERE exists((a)-[:AUTHORED]->()) RETURN a.name
MATCH (a:Person) WHERE NOT EXISTS { MATCH (a)-[:AUTHORED]->(p) WHERE p.name STARTS WITH 'I' } RETURN a.name
MATCH (a:Person) RETURN a.name, EXISTS { (a)-[:AUTHORED]->() } AS w
MATCH (a:Person) RETURN a.name, COUNT { (a)-[:AUTHORED]->() } AS w
MATCH (a:Person) WHERE COUNT { (a)-->() } > 2 RETURN a.name
MATCH p = shortestPath((a {id: 'ilya-sutskever'})-[*]-(b {id: 'alan-turing'})) RETURN length(p) AS l
MATCH p = shortestPath((a:Person {id: 'ilya-sutskever'})-[:USES|AUTHORED*..5]->(b)) WHERE a <> b RETURN length(p) AS l, b.name AS b
MATCH p = (a:Person)-[:AUTHORED]->(b) RETURN length(p), [n IN nodes(p) | n.name] AS n, [r IN relationships(p) | type(r)] AS t
MATCH p = (a:Person)-[:AUTHORED]->(b) RETURN p
MATCH (a:Person {id: 'ilya-sutskever'})-[*2]->(b) RETURN DISTINCT b.name
MATCH (a:Person {id: 'ilya-sutskever'})-[*0..1]->(b) RETURN DISTINCT b.name
MATCH (a:Person {id: 'ilya-sutskever'})-[*..2]->(b) RETURN count(*)
MATCH (a:Person {id: 'ilya-sutskever'})-[*1..3]-(b:Person) RETURN count(*) AS n
MATCH (a:Person {id: 'ilya-sutskever'})-[*4]-(b:Person) RETURN count(*) AS n
WITH [1, 2] AS xs UNWIND xs AS x RETURN x
MATCH (n:Person) WITH collect(n) AS ns UNWIND ns AS m RETURN m.name
MATCH (n:Person) WITH n.name AS name WHERE name CONTAINS 'Alex' RETURN *
MATCH (n:Person) WITH * RETURN n.name
MATCH (n:Person) RETURN n.name ORDER BY n.name SKIP 1 LIMIT 2
MATCH (n:Person) RETURN n.name AS x ORDER BY n.salience DESC, x LIMIT 3
MATCH (n:Person) RETURN DISTINCT n.known ORDER BY n.known
MATCH (n:Entity) RETURN labels(n) AS l, count(*) AS n ORDER BY n DESC
MATCH (n:Entity) WHERE 'Person' IN labels(n) RETURN count(*) AS n
MATCH (n:Entity) RETURN labels(n)[1] AS l, count(*) AS n
MATCH ()-[r]->() WHERE type(r) IN ['AUTHORED', 'USES'] RETURN count(*) AS n
MATCH (n) RETURN n.title AS a, n.name AS b
RETURN true XOR false AS a, NOT true AS b, true AND null AS c, false AND null AS d, true OR null AS e
RETURN NOT 1 IN [1, 2] AS a
RETURN 'it\'s' AS a, "q\"q" AS b, 'tab\t' AS c, '\u00e9' AS d
RETURN null = null AS a, null <> null AS b, null IS NULL AS c
RETURN count(*) AS n
UNWIND [] AS x RETURN count(*) AS n
UNWIND [1, 2, 2] AS x RETURN x, count(*) AS n
UNWIND [1, 2, 2] AS x RETURN collect(DISTINCT x) AS n
UNWIND [1, null, 2] AS x RETURN collect(x) AS n, count(x) AS c, sum(x) AS s, avg(x) AS a
UNWIND [[1, 2], [3]] AS x UNWIND x AS y RETURN y
RETURN [[1], [2, 3]] AS x
RETURN [] AS x
RETURN [1, 2, 3][0] AS a, [1, 2, 3][-1] AS b, [1, 2, 3][5] AS c, [1, 2, 3][1..] AS d, [1, 2, 3][..2] AS e, [1, 2, 3][-2..] AS f, [1, 2, 3][0..-1] AS g
WITH 1 AS i RETURN [1, 2, 3][i] AS a
MATCH (a:Person)-[:AUTHORED]->(p:Paper), (b:Person)-[:AUTHORED]->(p) RETURN count(*) AS n
MATCH (a:Person)-[:AUTHORED]->(p:Paper) MATCH (b:Person)-[:AUTHORED]->(p) RETURN count(*) AS n
MATCH (a:Person), (b:Paper) RETURN count(*) AS n
MATCH (a:Person) OPTIONAL MATCH (a)-[:AUTHORED]->(p) OPTIONAL MATCH (p)<-[:AUTHORED]-(b) WHERE b <> a RETURN a.name, p.name, b.name
OPTIONAL MATCH (a:Person {id: 'none'}) RETURN a, a.name, labels(a)
MATCH (a:Person) RETURN a.name, count(*) + 1 AS n
MATCH (a:Person) RETURN a.name AS x UNION MATCH (b:Paper) RETURN b.name AS x
MATCH (a) WHERE a.id = 'openai' RETURN a.name
MATCH (a:Entity {name: 'OpenAI', known: true}) RETURN a.name
MATCH (a:Person) WHERE a.name IN ['Alan Turing', 'Lex Fridman'] RETURN a.name
MATCH (a:Person WHERE a.salience > 0.5)-[r:AUTHORED WHERE r.confidence > 0.1]->(p) RETURN a.name, p.name
MATCH (a:Person)-[r {polarity: 'asserted'}]->(p) RETURN count(*) AS n
MATCH (a:Person) WHERE any(x IN a.aliases WHERE x CONTAINS 'Hinton') RETURN a.name
MATCH ()-[r]->() UNWIND r.quotes AS q RETURN count(q) AS n
MATCH ()-[r]->() WHERE 'pronoun' IN r.subjectHow RETURN count(*) AS n
MATCH (a:Person) RETURN a ORDER BY a.name LIMIT 1
MATCH (a:Person)-[r]->(b) WHERE a.id = 'ilya-sutskever' RETURN startNode(r) = a AS x, endNode(r) = b AS y, count(*) AS n
MATCH (a:Person)<-[r]-(b) RETURN startNode(r).name AS s, endNode(r).name AS e
MATCH (n:Person) RETURN n.name AS name, n.name AS again
MATCH (n:Person) WITH n ORDER BY n.name DESC LIMIT 3 RETURN collect(n.name) AS names
MATCH (n:Person) WITH n, size(n.aliases) AS s WHERE s > 1 RETURN n.name, s
MATCH (n:Person) WITH count(*) AS c RETURN c * 2 AS d
MATCH (n:Person) RETURN max(size(n.aliases)) AS m
MATCH (n:Person) RETURN n.name IS NOT NULL AS m
MATCH (n:Entity) WHERE n.name =~ '.*(net|Net).*' RETURN count(*)
MATCH (n:Entity) WHERE size(n.aliases) = 0 RETURN count(*) AS n
MATCH (n:Entity) WHERE n.aliases IS NULL RETURN count(*) AS n
MATCH (n:Entity) RETURN isEmpty(n.name) AS e, count(*)
RETURN char_length('abc') AS a
RETURN nullIf(1, 1) AS a
MATCH (n:Person) RETURN n.name LIMIT 0
MATCH (n:Person) RETURN n.name ORDER BY n.name ASCENDING LIMIT 2
MATCH (n:Entity) WHERE n.known RETURN count(*) AS n
MATCH (n:Entity) WHERE NOT n.known RETURN count(*) AS n
MATCH (n:Entity) WHERE n.salience >= 0.3 AND n.salience <= 0.5 RETURN count(*) AS n
match (n:Person) where n.name starts with 'A' return n.name as name order by name limit 5
MATCH (n:Method)-[:IS_A*1..]->(m) RETURN n.name, m.name
MATCH (n:Method)-[:IS_A*]->(m) RETURN count(*)
MATCH (a)-[:USES]->(b)-[:IS_A]->(c) RETURN count(*)
MATCH (a)-[]->(b)<-[]-(c) WHERE a.id = 'ilya-sutskever' RETURN count(*)
MATCH (a {id: 'ilya-sutskever'})-[r1]->(b), (a)-[r2]->(c) WHERE b.name < c.name RETURN count(*)
MATCH (n:Person) WITH n ORDER BY n.salience DESC, n.name RETURN collect(n.name) AS names
MATCH (n:Person) WITH n ORDER BY n.salience DESC, n.name LIMIT 4 WHERE n.salience < 0.6 RETURN count(*) AS c, collect(n.name) AS names
MATCH (n:Person) WITH n.name AS x, n.salience AS s ORDER BY s DESC, x SKIP 1 LIMIT 4 RETURN *
MATCH (n:Person) WITH n ORDER BY n.salience DESC, n.name LIMIT 3 MATCH (n)-[r]->(m) RETURN n.name, count(*) AS c ORDER BY c
MATCH (p:Paper)<-[:AUTHORED]-(a) WITH p, a ORDER BY a.name DESC RETURN p.name, collect(a.name) AS names
MATCH (n:Entity|Talk) RETURN count(*) AS c
MATCH (n:Talk|Person) RETURN count(*) AS c
MATCH (n:Entity:Talk) RETURN count(*) AS c
MATCH (n:Talk)<-[:MENTIONED_IN]-(p:Person|Paper) RETURN count(*) AS c
MATCH (n) WHERE n:Talk OR n:Person RETURN count(*) AS c
WITH [1, 2, 3] AS x RETURN x[-2..] AS a, x[0..-1] AS b, x[-2..-1] AS c, x[1..99] AS d, x[5..] AS e, x[-1] AS f, x[9] AS g, x[..1] AS h, x[1..1] AS i
MATCH (n:Person) RETURN n.name, n.aliases[-1..] AS a, n.aliases[..-1] AS b, n.aliases[1..3] AS c, tail(n.aliases) AS d, head(n.aliases) AS e, last(n.aliases) AS f, n.aliases[7] AS g
MATCH (n:Person) RETURN toString(n.salience) AS a, toString(n.known) AS b, toString(n.mentionCount) AS c, toString(n.name) AS d
RETURN round(-2.5) AS a, round(2.5) AS b, round(2.49) AS c, round(-2.51) AS d, round(3) AS e
UNWIND [1.5, 2, null] AS x RETURN sum(x) AS a
MATCH (p:Person) OPTIONAL MATCH (p)-[r:AUTHORED]->(q) RETURN p.name, type(r) AS t, labels(q) AS l ORDER BY p.name
MATCH q = (:Person)-[*1..2]->() RETURN DISTINCT [r IN relationships(q) | type(r)] AS t
MATCH q = (:Person)-[*1..2]->() RETURN DISTINCT [n IN nodes(q) | labels(n)[1]] AS t
MATCH (p:Person) WHERE EXISTS { MATCH (p)-[r]->(q) WHERE r.polarity = 'negated' AND q:Concept } RETURN p.name
MATCH (p:Person) WHERE EXISTS { (p)-[r]->(q:Method) WHERE r.confidence > 0.5 } RETURN p.name
MATCH (p:Person) WHERE isEmpty(p.aliases) RETURN p.name
MATCH (p:Person) WHERE exists((p)-[:AUTHORED]->()) RETURN p.name
MATCH (p:Person)-[r]->(q) RETURN CASE WHEN r.confidence > 0.5 THEN 'sure' ELSE 'not' END AS s, count(*) AS n
MATCH ()-[r]->() RETURN r.polarity AS p, avg(r.confidence) AS a, min(r.confidence) AS b, max(size(r.quotes)) AS c
MATCH (a)-[r]->(b) WHERE type(r) <> 'MENTIONED_IN' RETURN labels(a)[1] + ' ' + type(r) + ' ' + labels(b)[1] AS t, count(*) AS n
MATCH (a:Entity)-[r]-(b:Entity) WITH a, count(DISTINCT b) AS d WHERE d > 5 RETURN a.name, d ORDER BY d DESC, a.name
MATCH (a:Entity) WHERE NOT (a)--(:Entity) RETURN count(*) AS n
MATCH (e:Entity)-[m:MENTIONED_IN]->(:Talk) WHERE any(l IN m.lines WHERE l >= 100 AND l < 120) RETURN e.name
MATCH (e:Entity)-[m:MENTIONED_IN]->(:Talk) UNWIND m.lines AS l WITH e, l WHERE l < 30 RETURN e.name, collect(l) AS ls ORDER BY e.name
MATCH (a:Person), (b:Person) WHERE a.id < b.id AND (a)--(b) RETURN a.name, b.name
MATCH (a:Person)-->(x)<--(b:Person) WHERE a.id < b.id RETURN a.name, b.name, count(DISTINCT x) AS n ORDER BY n DESC, a.name, b.name
MATCH p = (a:Entity {id: 'ilya-sutskever'})-[:USES|SUPPORTS*1..3]->(b) RETURN b.name, min(length(p)) AS l ORDER BY l, b.name
MATCH (a)-[r:USES]->(b) RETURN a.name AS a, b.name AS b ORDER BY a DESC, b DESC LIMIT 4
MATCH (a:Person)-[r]->(b)-[*1..2]-(c) RETURN count(*)
MATCH (a:Person)-[:USES]->(b)-[:IS_A*1..2]-(c) RETURN count(*)
MATCH (a:Person) WHERE NOT (a)-[:AUTHORED|USES]->(:Paper|Method) RETURN a.name
MATCH (n:Person) RETURN n.name, n.aliases[-1..] AS a, n.aliases[..-1] AS b, n.aliases[1..3] AS c, tail(n.aliases) AS d, head(n.aliases) AS e, last(n.aliases) AS f, n.aliases[7] AS g, n.aliases[..1] AS h, n.aliases[1..] AS i, n.aliases[0..size(n.aliases) - 1] AS j, n.aliases[-2] AS k
MATCH (n:Person) RETURN substring(n.name, 3) AS a, substring(n.name, 2, 3) AS b, substring(n.name, size(n.name) - 2) AS c, substring(n.name, 1, size(n.name) - 2) AS d, left(n.name, size(n.name) - 1) AS e
MATCH (e)-[m:MENTIONED_IN]->(t) UNWIND range(0, size(m.lines) - 1) AS i RETURN e.name, m.lines[i], m.surfaces[i], m.lines[i..i + 2] AS l
MATCH (p:Person)-[r]->(q) WHERE (q)<-[:USES]-() RETURN p.name, q.name
MATCH (a:Person) OPTIONAL MATCH (a)-[r:AUTHORED]->(p) RETURN a.name, p
MATCH (n:Entity) RETURN n.name, [x IN n.aliases WHERE size(x) > 6] AS l, any(x IN n.aliases WHERE x CONTAINS 'net') AS a, all(x IN n.aliases WHERE x CONTAINS 'net') AS b, none(x IN n.aliases WHERE x CONTAINS 'net') AS c, single(x IN n.aliases WHERE x CONTAINS 'net') AS d, size([x IN n.aliases WHERE size(x) > 6 | toUpper(x)]) AS s
MATCH (n:Entity) RETURN n.name, [x IN n.aliases | x + '!'] AS l, n.aliases[0] AS h, n.aliases[-1] AS i, head(n.aliases) AS j, n.aliases[1..] AS k, n.aliases[..-1] AS m, size(n.aliases) AS s, 'NN' IN n.aliases AS nn
MATCH (n:Entity) WHERE any(x IN n.aliases WHERE x CONTAINS 'net') RETURN n.name
MATCH (n:Entity) WHERE none(x IN n.aliases WHERE x CONTAINS 'net') RETURN count(*)
MATCH (n:Entity) UNWIND n.aliases AS a RETURN count(a)
MATCH (n:Entity) RETURN toString(n.salience) AS s, round(n.salience * 10) AS r, toUpper(n.name) AS u, n.corrected AS c, coalesce(n.aliases[0], n.name) AS k, CASE WHEN n.aliases IS NULL THEN 0 ELSE size(n.aliases) END AS z
MATCH (a:Person)-[:USES*1..2]->(b)-[:IS_A*1..2]-(c) RETURN count(*)
MATCH (a:Person)-[:USES*1..2]->(b)-[:USES]-(c) RETURN count(*)
MATCH ()-[r]->() RETURN r.key, [x IN r.lines | x + 1] AS a, [x IN r.quotes WHERE x CONTAINS 'the' | size(x)] AS b, r.urls AS c, r.seconds AS d
MATCH (n:Entity) RETURN n.known, count(n.aliases) AS c, collect(n.corrected) AS d, max(n.aliases[0]) AS e
MATCH (n:Entity) RETURN n.name, toLower(n.corrected) AS a, size(n.corrected) AS b, n.corrected CONTAINS 'a' AS c, n.corrected STARTS WITH 'a' AS d, substring(n.corrected, 1) AS e, toString(n.corrected) AS f, n.corrected = 'x' AS g, NOT n.corrected = 'x' AS h, n.corrected IN ['a'] AS i, n.corrected =~ 'a' AS j, replace(n.corrected, 'a', 'b') AS k, split(n.corrected, ',') AS l, n.corrected <> 'x' AS m, left(n.corrected, 2) AS o
MATCH (n:Entity) RETURN n.corrected < 'x' AS a, n.corrected IS NULL AS b, CASE n.corrected WHEN 'x' THEN 1 ELSE 2 END AS c, coalesce(n.corrected, n.name) AS d, [n.corrected, n.name] AS e, size([n.corrected]) AS f
MATCH ()-[r]->() RETURN r.key, r.quotes, r.sources, r.endLines, r.starts, r.ends, r.seconds, r.urls, r.surfaces, r.how, r.scores
MATCH ()-[r]->() RETURN r.key, r.subjectSurfaces, r.subjectStarts, r.subjectHow, r.objectSurfaces, r.objectStarts, r.objectHow
MATCH ()-[r]->() WHERE size(r.quotes) > 1 RETURN r['quotes'][1], r.quotes[1..], r.starts[-1], [q IN r.quotes WHERE q CONTAINS 'net' | size(q)] AS l
MATCH p = (:Person)-[*1..2]->(:Paper) RETURN [r IN relationships(p) | r.quotes[0]] AS q, [r IN relationships(p) | size(r.starts)] AS n
MATCH p = (:Person)-[*1..2]->(:Paper) WHERE any(r IN relationships(p) WHERE 'pronoun' IN r.subjectHow) UNWIND relationships(p) AS x RETURN x.objectSurfaces, x.key
MATCH ()-[r]->(b:Entity) WITH collect({quotes: r.quotes, of: b.name}) AS l UNWIND l AS x RETURN x.of, x.quotes
MATCH ()-[r]->(:Entity) WITH r AS x ORDER BY x.starts[0] DESC, x.key LIMIT 5 RETURN x.key, x.subjectHow, x.ends[0] - x.starts[0] AS size
MATCH (a)-[r {subjectHow: ['exact']}]->(b) RETURN a.name, b.name, r.polarity
MATCH p = (:Person)-[r*0..2]->(:Paper) RETURN p, r
MATCH (e:Entity) WHERE COUNT { (e)--(:Entity) } = 0 RETURN count(*) AS n
MATCH (e) WHERE COUNT { (e)-[:USES]-() } = 0 RETURN count(e) AS n
MATCH (e:Entity) RETURN COUNT { (e)--(:Entity) } AS n, count(*) AS c
MATCH (e:Entity) WITH e, COUNT { (e)-[:USES]->() } AS n WHERE n < 2 RETURN n, count(e) AS c
MATCH (e:Entity) RETURN sum(COUNT { (e)--(:Entity) }) AS a, max(COUNT { (e)-[:USES]->(x) WHERE x.known }) AS b
MATCH (a:Person)-[r]->(b) WHERE COUNT { (b)-->() } = 0 OR COUNT { (b)<--() } > 3 RETURN count(*) AS n
MATCH (a:Person)-[rs*1..2]->(b:Entity) RETURN a.name, b.name, size(rs) AS n, [r IN rs | type(r)] AS t, rs[0].confidence AS f, last(rs).polarity AS p
MATCH (a:Person)-[rs*1..2]->(b:Entity) WHERE all(r IN rs WHERE r.confidence > 0.3) UNWIND rs AS r RETURN type(r) AS t, count(*) AS n
MATCH (a:Person)-[rs*1..2]->(b:Paper) WITH DISTINCT a, rs WITH a, rs AS steps WHERE any(r IN steps WHERE r.polarity = 'asserted') RETURN a.name, size(steps) AS n
MATCH (a:Person) OPTIONAL MATCH (a)-[rs:INTRODUCED*1..2]->(b) RETURN a.name, size(rs) AS n, rs IS NULL AS none
MATCH (a:Paper)<-[rs*1..2]-(b:Person) RETURN b.name, [r IN rs | r.key] AS k
MATCH (p:Person)-[:AUTHORED]->(w) WITH w, collect(p.name) AS by RETURN w.name, size(by) AS n
RETURN .5 + 1.5 AS a, 2 * .25 AS b, [1, 2, 3][..2] AS c, [.5, 1.5] AS d
MATCH (p:Person) RETURN p.name, toUpper(p.name) AS u, split(p.name, ' ')[-1] AS last, substring(p.name, 0, 3) AS s
MATCH (p:Person) WHERE p.name =~ '(?i).*HINTON.*' RETURN p.name
MATCH (e:Entity) WITH labels(e)[1] AS kind, e ORDER BY e.salience DESC, e.name WITH kind, collect(e.name)[0..3] AS top RETURN kind, top
MATCH (a:Person)-[:DISCUSSES]->(x)<-[:DISCUSSES]-(b:Person) WHERE a.id < b.id RETURN a.name, b.name, count(DISTINCT x.name) AS both
MATCH (p:Person) WITH count(p) AS n MATCH (e:Entity) RETURN n, count(e) AS m, 1.0 * n / count(e) AS share
MATCH (e)-[m:MENTIONED_IN]->(t) UNWIND range(0, size(m.lines)-1) AS i WITH m.lines[i] AS line, m.surfaces[i] AS heard, e.name AS name WHERE heard <> toLower(name) RETURN line, heard, name
MATCH (e:Entity) RETURN e.name, size(coalesce(e.aliases, [])) AS n
MATCH (e:Entity) RETURN toLower(left(e.name, 1)) AS letter, count(*) AS n
MATCH (t:Talk) WITH t UNWIND range(0, size(t.text)-1) AS i WITH i, t.text[i] AS line WHERE line CONTAINS 'hinton' RETURN i + 1 AS n, line
MATCH (a)-[r:AUTHORED]->(b), (t:Talk) WHERE t.id IN r.sources RETURN a.name, t.text[r.lines[0] - 1] AS line
MATCH (e:Entity) RETURN e.name AS n UNION MATCH (t:Talk) RETURN t.title AS n
RETURN 7 % 3 AS a, 2 ^ 3 AS b, 7 / 2 AS c, 7.0 / 2 AS d, abs(-1) AS e, sqrt(4) AS f, ceil(1.2) AS g, floor(1.8) AS h, sign(-3) AS i
RETURN toLower('A') = 'a' AND NOT false OR null AS x, null = null AS y, null IS NULL AS z
RETURN ltrim(' a') AS a, rtrim('a ') AS b, size('héllo') AS c, right('hello', 2) AS d, 'abc' STARTS WITH '' AS e
UNWIND [1, null, 3] AS x RETURN x, x IS NULL AS a, coalesce(x, 0) AS b
MATCH (n) RETURN n:Person AS p, count(*) AS n
MATCH (a:Entity)-[:USES|APPLIED_TO*2]->(c:Entity) RETURN count(*) AS n
MATCH (a:Entity)-[r1]->(b:Entity)-[r2]->(c:Entity) RETURN count(*) AS n
MATCH (e:Entity) WHERE EXISTS { (e)-[:USES]->() } XOR EXISTS { (e)<-[:USES]-() } RETURN count(e) AS n
MATCH (e:Entity) OPTIONAL MATCH (e)-[r:USES]->(x) WHERE r.confidence > 0.5 RETURN e.name, count(r) AS n, size(collect(x.name)) AS m
MATCH (p:Person)-[r:AUTHORED]->(w) RETURN p.name + ' wrote ' + w.name + ' (' + toString(round(r.confidence * 100)) + ' %)' AS said
MATCH (e:Entity) WHERE (e.known AND e.salience > 0.4) OR e.name STARTS WITH 'A' RETURN e.name
MATCH (e:Entity) RETURN CASE WHEN e.salience > 0.6 THEN 'high' WHEN e.salience > 0.3 THEN 'middle' ELSE 'low' END AS level, count(*) AS n
MATCH p = (a:Person)-[*1..2]->(b:Entity) WHERE none(r IN relationships(p) WHERE r.polarity = 'negated') RETURN length(p) AS l, count(*) AS n
MATCH p = (a {name: 'Neural network'})-[:IS_A|PART_OF*1..3]->(b) RETURN [x IN nodes(p) | x.name] AS chain, length(p) AS l
MATCH (p:Person)-[r]->(x:Entity) WITH p, r, x ORDER BY r.key WITH p, collect({to: x.name, sure: r.confidence}) AS l, collect(r) AS rs, collect(x) AS xs RETURN p.name, [i IN l | i.to] AS a, [i IN l WHERE i.sure > 0.6 | i.sure] AS b, [i IN rs | i.confidence] AS c, [i IN xs | i.name] AS d, any(i IN xs WHERE i.known = false) AS e, all(i IN rs WHERE i.polarity = 'asserted') AS f, single(i IN l WHERE i.sure > 0.6) AS g, none(i IN l WHERE i.to STARTS WITH 'D') AS h
MATCH (e:Entity) OPTIONAL MATCH (e)-[r:USES]->(x) WITH e, x ORDER BY x.id WITH e, collect(x) AS xs RETURN e.name, [i IN xs | i.id] AS a, any(i IN xs WHERE i.known) AS b, [i IN e.aliases | toUpper(i)] AS c, any(i IN e.aliases WHERE i CONTAINS 'net') AS d
MATCH (n:Entity) WHERE n.name CONTAINS '' RETURN count(*)
WITH [1, 2, 3] AS l UNWIND [-5, -3, -2, -1, 0, 1, 2, 3, 5] AS i RETURN i, l[i..] AS a, l[..i] AS b, l[i] AS c, l[i..2] AS d, l[-2..i] AS e, l[i - 1..i] AS f, l[-5..-4] AS g, l[..-9] AS h
UNWIND [[1, 2, 3], [4], []] AS l UNWIND [-2, 0, 1, null] AS i RETURN l, i, l[i..] AS a, l[..i] AS b, l[i] AS c, l[i..2] AS d, l[1..i] AS e
MATCH (n:Entity) UNWIND [-1, 0, 1] AS i RETURN n.name, i, n.aliases[i..], n.aliases[..i], n.aliases[i], n.aliases[i..i + 1], n.aliases[n.mentionCount], n.aliases[0 - n.mentionCount]
MATCH (n:Entity) RETURN n.name, [n.corrected, n.name][0] AS a, head([n.corrected]) AS b, last([n.name, n.corrected]) AS c
MATCH p = ()-[]->() RETURN head([x IN relationships(p) | x.urls]) AS a, head([x IN relationships(p) | x.seconds]) AS b, [x IN nodes(p) | x.title][-1] AS c
MATCH (t:Talk) RETURN toInteger(split(t.date, '-')[1]) AS a, toInteger(t.title) AS b, toFloat(split(t.date, '-')[1]) AS c
UNWIND ['1', '-4.7', '+5', '05', 'x', '', '4.', '1.5.2', '0', '-0.5', '12345678901234567'] AS s RETURN s, toInteger(s) AS i, toFloat(s) AS f
MATCH (n:Entity) RETURN n.name, toInteger(n.salience * 10) AS i, toString(n.mentionCount + 1) AS a, substring(n.name + 'x', 1) AS b, ceil(n.mentionCount) AS c, floor(n.mentionCount) AS d
MATCH (n:Entity) RETURN n.name + 'x' IN ['OpenAIx'] AS a, n.mentionCount + 1 IN [2] AS b, n.mentionCount + 1 IS NULL AS c, n.name + 'x' ENDS WITH 'x' AS d, n.name STARTS WITH 'O' + 'p' AS e, 'Action' IN [n.name] + ['x'] AS f, NOT n.mentionCount * 2 IN [2, 4] AS g
MATCH (n:Entity) RETURN n.name, CASE WHEN n.known THEN 1 ELSE 0 END AS a, COUNT { (n)-->() } + 1 IN [2, 3] AS b, -n.mentionCount IN [-1, -2] AS c
UNWIND ['a,b', '', 'a,,b,', ',', 'é,é', 'a.b|c', null] AS s RETURN s, split(s, ',') AS a, split(s, '') AS b, split(s, '.') AS c, split(s, '|') AS d, split(s, 'a') AS e, split(s, s) AS f
UNWIND ['  a ', ' \t\n', 'abcdefghijkl  ', 'abcdefghijk ', '\u2003y\u3000', null, ''] AS s RETURN trim(s) AS a, ltrim(s) AS b, rtrim(s) AS c, size(trim(s)) AS d
MATCH (n:Entity) RETURN trim(' ' + n.name + ' ') AS a, ltrim(n.name + ' ') AS b, rtrim(n.name + ' ') AS c
MATCH ()-[r]->() WHERE r.starts[0] = 3 OR r.starts = r.ends RETURN count(*)
MATCH ()-[r]->() WITH r.starts AS starts, r.ends AS ends WHERE ends[0] > 100 RETURN starts[0], ends ORDER BY starts[0], ends[0]
MATCH ()-[r]->() UNWIND r.starts AS starts WITH starts WHERE starts > 3 RETURN count(starts)
MATCH (all:Person)-[none]->(single) RETURN all.name, type(none), single.name, all
MATCH (n:Entity) WITH n.name AS any, n.known AS count RETURN any, count ORDER BY any STARTS WITH 'A' DESC, any
MATCH (a)-[r*1..2]->(:Paper) RETURN size(r) AS n, [x IN r | type(x)] AS t, all(x IN r WHERE x.confidence > 0.1) AS a, r[0].starts AS s, last(r).key AS k
MATCH (a)-[r*1..2]->(:Paper) UNWIND r AS x RETURN x.key, x.starts
RETURN 1 AS x UNION DISTINCT RETURN 1 AS x
RETURN '\ud83d\ude00' AS x
MATCH ()-[r]->() RETURN r.key, [x IN r.quotes | substring(x, 0, 5)] AS a, [x IN r.quotes | CASE WHEN size(x) > 60 THEN left(x, 60) ELSE x END] AS b, [x IN r.lines | toString(x)] AS c, [x IN r.lines | coalesce(x, 0) + 1] AS d, [x IN r.subjectSurfaces | replace(x, 'a', 'A')] AS e
MATCH ()-[r]->() RETURN r.key, [x IN r.quotes WHERE size(x) > 50 | substring(x, 0, 3)] AS a, [x IN r.quotes WHERE substring(x, 0, 1) = 'a' | toString(size(x))] AS b, [x IN r.quotes | size(split(x, ' '))] AS c
MATCH ()-[r]->() WHERE all(x IN r.quotes WHERE substring(x, 0, 3) = 'the') RETURN count(*)
MATCH (n:Entity) RETURN n.name, [x IN n.aliases | split(x, ' ')[0]] AS a, any(x IN n.aliases WHERE substring(x, 0, 1) = 'a') AS b, none(x IN n.aliases WHERE split(x, ' ')[0] = 'the') AS c, [x IN n.aliases WHERE substring(x, 0, 1) = 'a'] AS d
MATCH (n:Entity) OPTIONAL MATCH (n)-[r:USES]->() RETURN n.id, r.key, [x IN r.quotes | substring(x, 0, 4)] AS a, any(x IN r.quotes WHERE substring(x, 0, 1) = 'a') AS b, [x IN r.subjectSurfaces | split(x, ' ')] AS c, [x IN n.aliases | toUpper(substring(x, 0, 1))] AS d
MATCH (a:Entity) WITH a ORDER BY a.id WITH labels(a)[1] AS t, collect(a.name) AS l RETURN t, [x IN l | substring(x, 0, 3)] AS a, [x IN l | CASE WHEN size(x) > 8 THEN x ELSE toUpper(x) END] AS b
MATCH (a:Entity)-[r]->(b) WITH a, r, b ORDER BY a.id, b.id, r.key WITH a, collect(r) AS l, collect(b) AS m RETURN a.id, [x IN l | type(x)] AS a, [x IN m | labels(x)] AS b, [x IN l | x.quotes[0]] AS c, [x IN l WHERE type(x) = 'USES' | x.key] AS d

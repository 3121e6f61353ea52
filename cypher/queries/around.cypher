// What stands around one thing? (the answer is a picture)
:param name => 'Neural network';
MATCH path = (e:Entity {name: $name})-[]-(:Entity)
RETURN path
LIMIT 100;

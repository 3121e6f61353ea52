// Who works where, founded what, hosts which programme, or is its guest?
MATCH (person:Person)-[r:AFFILIATED_WITH|FOUNDED|HOSTS|GUEST_OF]->(organization:Organization)
WHERE r.polarity <> 'negated'
RETURN person.name AS person, type(r) AS relation, organization.name AS organization, r.confidence AS confidence, r.quotes[0] AS quote
ORDER BY confidence DESC, person, organization;

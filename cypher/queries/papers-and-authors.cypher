// Which papers are spoken of, and who does the talk say wrote them?
MATCH (paper:Paper)
OPTIONAL MATCH (author:Entity)-[r:AUTHORED]->(paper)
WHERE r.polarity <> 'negated'
WITH paper, author ORDER BY author.name
RETURN paper.name AS paper, collect(author.name) AS authors, paper.mentionCount AS mentions
ORDER BY mentions DESC, paper;

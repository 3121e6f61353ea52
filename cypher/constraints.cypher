// What keeps ids unique, and the index over names. graph.cypher begins with the same statements; before a CSV import is
// used, run this file. All four work in the Community edition.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT talk_id IF NOT EXISTS FOR (t:Talk) REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT kg_graph_id IF NOT EXISTS FOR (g:KgGraph) REQUIRE g.id IS UNIQUE;
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases];

// Which things a search means: names, aliases and the words as heard, and where none is spelled so, those nearly so.

import { nodes } from "./graph.js";
import { fold, slips } from "./spelling.js";

const HITS = 12;

/** Return what to search: for each node, in order of salience, the texts it goes by. */
export function index() {
  return Array.from(nodes.values(), ({ id, about }) => {
    const texts = new Set([about.name, ...about.aliases, ...about.mentions.map((mention) => mention.surface)]);
    return { id, texts: Array.from(texts, (text) => ({ text, folded: fold(text) })) };
  });
}

/** Return the best hits for a query: whole text before beginning of text before beginning of a word before the rest. */
export function matches(entries, query) {
  const sought = fold(query);
  return best(entries, (text) => rank(text, sought));
}

/** Return the hits that a query misspells, those of the fewest slips first. */
export function nearly(entries, query) {
  const sought = fold(query);
  return best(entries, (text) => slips(sought, text));
}

/** Return the first hits in order of rank: of each node the text that ranks first, its own name half a rank before others. */
function best(entries, ranked) {
  const hits = entries.flatMap(({ id, texts }) => {
    const found = texts.map(({ text, folded }, number) => ({ id, text, rank: ranked(folded) + (number ? 0.5 : 0) }));
    const [first] = found.sort((a, b) => a.rank - b.rank);
    return first.rank < Infinity ? [first] : [];
  });
  return hits.sort((a, b) => a.rank - b.rank).slice(0, HITS);
}

function rank(text, sought) {
  if (text === sought) return 0;
  if (text.startsWith(sought)) return 1;
  if (text.includes(` ${sought}`)) return 2;
  if (text.includes(sought)) return 3;
  return sought.split(/\s+/).every((word) => text.includes(word)) ? 4 : Infinity;
}

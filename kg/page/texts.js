// The talks' text, and where in it things are mentioned and relations said.

import { data } from "./dom.js";
import { edges, nodes, talks } from "./graph.js";

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,30});/gi;
const decoder = document.createElement("textarea"); // stands nowhere; the browser knows all entities
const order = new Map(talks.map(({ id }, number) => [id, number]));
const seen = new Map(); // the lines of each talk as a reader sees them, once they are asked for
let held = null; // read when first asked for: it is most of a large page, and the picture does without

/** Return the lines of a talk, or null where its text was left out. */
export function linesOf(talk) {
  return read().texts[order.get(talk)];
}

/** Return the numbers of those lines of captions that are for a reader, or null for a talk of which all are. */
export function shownIn(talk) {
  const numbers = read().shown[order.get(talk)];
  return numbers && new Set(numbers);
}

/** Return the lines of a talk as a reader sees them: none where its text was left out, an empty one where a line is not for a reader. */
export function readable(talk) {
  if (!seen.has(talk)) {
    const shown = shownIn(talk);
    const lines = linesOf(talk) ?? [];
    seen.set(talk, shown ? lines.map((line, index) => (shown.has(index + 1) ? untagged(line) : "")) : lines);
  }
  return seen.get(talk);
}

/** Return words of captions without tags, and with the letters that entities stand for. */
export function untagged(text) {
  return text.replace(/<[^<>]{0,300}>/g, "").replace(ENTITY, decoded);
}

function decoded(entity) {
  decoder.innerHTML = entity;
  return decoder.textContent;
}

/** Return the mentions in a talk, in its order: {id, spans}, of nodes that pass. */
export function mentionsIn(talk, passes) {
  const found = [];
  [...nodes.values()].forEach(({ id, about }, number) => {
    if (passes(id)) found.push(...placed(read().mentions[number], about.mentions, talk).map((spans) => ({ id, spans })));
  });
  return found.sort((a, b) => a.spans[0].line - b.spans[0].line || a.spans[0].start - b.spans[0].start);
}

/** Return the quotes of an edge in a talk, each as its spans. */
export function quotesIn(talk, id) {
  const number = [...edges.keys()].indexOf(id);
  return placed(read().evidence[number], edges.get(id).about.evidence, talk);
}

/** Cut a line where marks begin and end; each piece has what the marks around it say, the shortest mark last. */
export function pieces(line, marks) {
  const inside = marks.map((mark) => ({ ...mark, end: Math.min(mark.end, line.length) })).sort((a, b) => b.end - b.start - a.end + a.start);
  const bounds = [...new Set([0, line.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return bounds.slice(1).map((end, number) => {
    const start = bounds[number];
    return Object.assign({}, ...inside.filter((mark) => mark.start <= start && mark.end >= end), { text: line.slice(start, end) });
  });
}

function read() {
  held ??= data("reading");
  return held;
}

/** Return the spans of those records of a talk that have a place in its text. */
function placed(places, records, talk) {
  return places.flatMap((place, number) => (place && records[number].source === talk ? [spans(place)] : []));
}

/** Return the stretches of a place, one a line; where one reaches beyond its line, it ends with it. */
function spans([first, start, last, end]) {
  const numbers = Array.from({ length: last - first + 1 }, (_, number) => first + number);
  return numbers.map((line) => ({ line, start: line === first ? start : 0, end: line === last ? end : Infinity }));
}

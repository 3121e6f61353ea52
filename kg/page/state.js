// What the reader sees, in one place: whatever changes it calls `set`, whatever shows it subscribes. It stands in the
// address (`#…`), so that a link restores it and the browser's back and forward walk through it.
//
//   state.subscribe((now, before) => { if (now.view !== before.view) … });  // called after each change, in order
//   state.set({ view: "text", reading: "talk", line: 12 });                 // what is not named stays as it was
//   state.get().selected;                                                   // "node:…", "edge:…" or null
//
// A view draws from `get()` and from `passing()` or `shown()` in passing.js, and keeps no copy of its own.

import { edges, nodes, talks } from "./graph.js";

export const FIRST = 150; // nodes shown at first: what the eye can take in
const SURE = 0.3; // of relations that are less sure, most are wrong
const FEWEST = 10; // relations so sure that make a picture by themselves
const TANGLED = 3; // relations for each thing above which lines cannot be told apart

/** What narrows the graph; a filter is one of the first. */
export const FILTERS = ["hidden", "confidence", "salience", "talk", "joined", "surest", "around", "steps", "focus", "path"];

const OPEN = { // what is seen where nothing narrows it
  view: "picture", // picture | nodes | relations | text
  selected: null, // id of the node or edge in the panel
  reading: null, // id of the talk in the text view; null for the first
  line: 0, // of that talk, to be brought into view; 0 for none
  sought: "", // words that are marked in the text view
  hidden: [], // entity types, relation types and polarities that are filtered out
  confidence: 0, // of nodes and edges, at least
  salience: 0, // of nodes, at least
  talk: null, // id of the talk to which the graph is narrowed
  joined: false, // whether nodes without a relation are left out of the picture
  surest: false, // whether of the relations of a node only the surest few are drawn, unless it is selected
  things: "-Salience", // by which column the table of things is sorted; behind "-", downwards
  statements: "-Sure", // and that of relations
  limit: FIRST, // nodes in the picture, the most salient
  around: [], // ids of nodes whose neighbourhood is shown too,
  steps: 1, // so many edges wide,
  focus: false, // and whether nothing else is
  path: [], // ids of its two ends, or of the first while the second is being chosen
};
const START = Object.freeze({ ...OPEN, ...firstSight() }); // what is seen where the address says nothing
const known = new Set([
  ...Array.from(nodes.values(), ({ group }) => group),
  ...Array.from(edges.values(), ({ about }) => [about.type, about.polarity]).flat(),
]);
const talkIds = new Set(talks.map(({ id }) => id));
const isNode = (id) => nodes.has(id);
const isTalk = (id) => talkIds.has(id);
const isShare = (number) => number >= 0 && number <= 1;
const isColumn = (...titles) => (order) => titles.includes(order.replace(/^-/, ""));
const isCount = (number) => Number.isInteger(number) && number >= 0;
const VALID = { // what an address may say; of a list, each item
  view: (view) => ["picture", "nodes", "relations", "text"].includes(view),
  selected: (id) => nodes.has(id) || edges.has(id),
  reading: isTalk,
  line: isCount,
  sought: () => true,
  hidden: (kind) => known.has(kind),
  confidence: isShare,
  salience: isShare,
  talk: isTalk,
  joined: () => true,
  surest: () => true,
  things: isColumn("Name", "Type", "Heard as", "Mentions", "Relations", "Salience", "Sure", ...(talks.length > 1 ? ["Talks"] : [])),
  statements: isColumn("Subject", "Relation", "Object", "Sure", "Said", "Line", ...(talks.length > 1 ? ["Talk"] : []), "Quote"),
  limit: isCount,
  around: isNode,
  steps: isCount,
  focus: () => true,
  path: isNode,
};

const listeners = [];
let [place, last] = [history.state?.place ?? 0, history.state?.place ?? 0]; // in the history of this page
history.replaceState({ place }, ""); // an entry without a place is one that the reader came to by an address
let now = read(location.hash);

export const state = { get: () => now, set, reset, subscribe, address, trail };

/** Take over what `change` names; `replace` leaves no step in the history, as while a slider moves. */
function set(change, { replace = false } = {}) {
  const next = Object.freeze({ ...now, ...change });
  if (address(next) === address(now)) return;
  if (!replace) last = place += 1;
  history[replace ? "replaceState" : "pushState"]({ place }, "", location.href.replace(/#.*/s, "") + address(next));
  tell(next);
}

/** Take away what these fields narrow, also what is narrowed at the start. */
function reset(...fields) {
  set(Object.fromEntries(fields.map((field) => [field, OPEN[field]])));
}

/** Call `listener(now, before)` after each change. */
function subscribe(listener) {
  listeners.push(listener);
}

/** Return the part of the address that says what is seen: "#view=text&line=12", or "#" at the start. */
function address(seen = now) {
  const named = Object.keys(START).filter((field) => String(seen[field]) !== String(START[field]));
  const parts = named.flatMap((field) => [seen[field]].flat().map((value) => `${field}=${encoded(value)}`));
  return `#${parts.join("&")}`;
}

/** Return whether there is a step back and a step forward from here. */
function trail() {
  return { back: place > 0, forward: place < last };
}

/** Encode a value for the address; colons and commas may stand there, and half a character may not. */
function encoded(value) {
  return encodeURIComponent(String(value).toWellFormed()).replaceAll("%3A", ":").replaceAll("%2C", ",");
}

/** Return what is left out at the start: doubtful relations; and of the picture things without one, and lines where they are too many. */
function firstSight() {
  const sure = [...edges.values()].filter(({ about }) => about.confidence >= SURE);
  if (sure.length < FEWEST) return {};
  return { confidence: sure.length < edges.size ? SURE : 0, joined: true, surest: tangled(sure) };
}

/** Return whether so many relations join the first of the things that they would be drawn as a tangle. */
function tangled(relations) {
  const related = new Set(relations.flatMap(({ from, to }) => [from, to]));
  const first = new Set([...nodes.keys()].filter((id) => related.has(id)).slice(0, FIRST));
  return relations.filter(({ from, to }) => first.has(from) && first.has(to)).length > TANGLED * first.size;
}

/** Read an address; what it says of things that are not in this graph is passed over. */
function read(hash) {
  const said = new URLSearchParams(hash.slice(1));
  return Object.freeze(Object.fromEntries(Object.entries(START).map(([field, start]) => [field, value(said.getAll(field), field, start)])));
}

function value(said, field, start) {
  const typed = { number: Number, boolean: (text) => text === "true" }[typeof start] ?? String;
  const valid = said.map(typed).filter(VALID[field]);
  return Array.isArray(start) ? valid : valid[0] ?? start;
}

function tell(next) {
  const before = now;
  now = next;
  for (const listener of listeners) listener(now, before);
}

/** Follow the browser, which went through the history or was given another address. */
function follow() {
  if (history.state === null) history.replaceState({ place: last = place + 1 }, "");
  place = history.state.place;
  last = Math.max(last, place);
  const next = read(location.hash);
  if (address(next) !== address(now)) tell(next);
}

addEventListener("popstate", follow);
addEventListener("hashchange", follow);

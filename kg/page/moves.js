// What a reader does: each a change of what is seen.

import { nodes, talkOf, talks } from "./graph.js";
import { state } from "./state.js";

/** Open a node or an edge, or nothing (null); while a path awaits its second end, a node becomes that. */
export function choose(id) {
  const [from, to] = state.get().path;
  if (from === undefined || to !== undefined || !nodes.has(id) || id === from) state.set({ selected: id, ...readable(id) });
  else state.set({ path: [from, id], selected: null });
}

/** Return the change by which, of several talks, one is read in which this stands. */
function readable(id) {
  const { reading, talk } = state.get();
  const there = talks.length > 1 ? talkOf(id, [reading, talk]) : null;
  return there === null || there === reading ? {} : { reading: there, line: 0 };
}

/** Close what is open: first the selection, then the path and the words that are sought. */
export function leave() {
  if (state.get().selected !== null) state.set({ selected: null });
  else state.set({ path: [], sought: "" });
}

/** Show a node and its neighbours, and nothing else. */
export function focusOn(id) {
  state.set({ around: [id], steps: 1, focus: true, view: "picture" });
}

/** Show the neighbours of a node too. */
export function expand(id) {
  state.set({ around: [...new Set([...state.get().around, id])], view: "picture" });
}

/** Show what is so many steps away. */
export function widen(steps) {
  state.set({ steps: Math.max(1, steps) });
}

/** Begin a path, whose other end is the next node that is opened. */
export function pathFrom(id) {
  state.set({ path: [id], selected: null });
}

/** Read a line of a talk in which words stand, with these marked; `options` are those of `state.set`. */
export function readWords(sought, { talk, line }, options) {
  state.set({ view: "text", reading: talk, line, sought }, options);
}

/** Read a line of a talk; where it is open already, go there again. */
export function readAt(reading, line) {
  const now = state.get();
  const there = now.view === "text" && now.reading === reading && now.line === line;
  if (there) document.querySelector(`#text [data-line="${Number(line)}"]`)?.scrollIntoView({ block: "center" });
  else state.set({ view: "text", reading, line });
}

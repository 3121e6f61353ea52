// What the panel says of a path: the way from one node to another, and the words that each step rests on.

import { make, name } from "./dom.js";
import { nodes } from "./graph.js";
import { choose } from "./moves.js";
import { tag, words } from "./look.js";
import { route } from "./passing.js";
import { opener, percent } from "./say.js";
import { quote } from "./relation.js";

const NONE = "No path joins them through what the filters let pass. What the talks deny connects nothing.";

/** Return the panel's content for a path between two nodes, or for one whose second end is still to be chosen. */
export function ofPath([from, to]) {
  const kind = make("p", { class: "kind" }, "Path");
  if (to === undefined) return [kind, heading(from), make("p", { class: "quiet" }, "To where? Search for it, or click it in the picture.")];
  const steps = route([from, to]);
  if (steps === null) return [kind, heading(from, to), make("p", {}, NONE)];
  const length = steps.length - 1;
  return [
    kind,
    heading(from, to),
    make("p", { class: "quiet" }, `${length === 1 ? "1 step" : `${length} steps`}, the shortest way; of several, the surest`),
    make("ol", { class: "route" }, ...steps.map(step)),
  ];
}

function heading(from, to) {
  const ends = [from, to].filter((id) => id !== undefined).map((id) => name(nodes.get(id).about.name));
  return make("h2", {}, "From ", ends[0], ...(to === undefined ? [" to …"] : [" to ", ends[1]]));
}

/** Return a stop on the way: what was said that leads here, the surest with its words, and the node. */
function step({ id, edges }) {
  const [surest] = edges;
  const said = edges.map((edge) => claim(edge, id));
  const words = surest ? [quote(surest.about.evidence[0], surest.about.polarity)] : [];
  return make("li", {}, ...said, ...words, opener(id, { class: "end" }));
}

function claim({ id, to, from, arrows, about }, end) {
  const arrow = arrows === "" ? "–" : to === end ? "↓" : "↑";
  const says = `${nodes.get(from).about.name} ${words(about.type)} ${nodes.get(to).about.name}`;
  const parts = [`${arrow} ${words(about.type)}`, tag(about.polarity), make("small", {}, percent(about.confidence))];
  return make("button", { type: "button", class: "step", "aria-label": says, click: () => choose(id) }, ...parts);
}

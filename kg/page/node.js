// What the panel says of a node: who or what it is, how it was heard, where, and how it relates.

import { count, make, name } from "./dom.js";
import { across, apart, groups, nodes, touched } from "./graph.js";
import { joined } from "./passing.js";
import { expand, focusOn, pathFrom } from "./moves.js";
import { sign } from "./look.js";
import { between, button, corrected, HOW, lineButton, opener, percent, phrase, row, section, times } from "./say.js";
import { strips } from "./strip.js";

const LINES = 8; // named for each way in which something was heard

/** Return the panel's content for a node. */
export function ofNode(id) {
  const { group, about } = nodes.get(id);
  const { own } = apart(id);
  const doubt = about.known ? "" : " · heard, but in no catalog: spelled as it sounded";
  return [
    make("p", { class: "kind" }, sign(groups[group]), make("span", {}, group, ...(own ? [" · ", name(own)] : [])), corrected(about)),
    make("h2", {}, name(about.name)),
    make("p", { class: "quiet" }, `${percent(about.confidence)} sure${doubt}`),
    actions(id),
    ...section("Also called", between(about.aliases.map(name), ", ")),
    ...section(`Heard ${times(about.mentions.length)}`, [heard(about.mentions), ...strips(about.mentions)]),
    ...section("Relations", relations(id)),
    ...section("Neighbours", neighbours(id)),
  ];
}

function actions(id) {
  return make(
    "p",
    { class: "actions" },
    button("Focus", () => focusOn(id), { title: "Show this and its neighbours alone" }),
    button("Expand", () => expand(id), { title: "Show its neighbours too" }),
    button("Path from here", () => pathFrom(id), { title: "Find the shortest path to another" }),
  );
}

/** List the ways something was heard, the most frequent first, with their lines. */
function heard(mentions) {
  const ways = [...Map.groupBy(mentions, ({ surface, how }) => JSON.stringify([surface, how])).values()];
  return make(
    "ul",
    { class: "heard" },
    ...ways.sort((a, b) => b.length - a.length).map((way) => {
      const [{ surface, how }] = way;
      const best = Math.max(...way.map(({ score }) => score));
      return make("li", {}, "“", name(surface), "” ", make("small", {}, `${HOW[how] ?? how}, ${percent(best)} · `, ...lines(way)));
    }),
  );
}

function lines(mentions) {
  const named = mentions.slice(0, LINES).map(({ source, line }) => lineButton(source, line));
  const rest = mentions.length - LINES;
  return [mentions.length > 1 ? "lines " : "line ", ...between(named, ", "), rest > 0 ? ` and ${rest} more` : ""];
}

/** List the relations that pass the filters, and behind a fold the others. */
function relations(id) {
  const listed = new Set(joined(id));
  const left = touched(id).filter((edge) => !listed.has(edge));
  if (!left.length) return said([...listed], id);
  const fold = make("summary", {}, `${count(left.length, "relation")} that the filters leave out`);
  return [...said([...listed], id), make("details", { class: "left-out" }, fold, ...said(left, id))];
}

/** List relations by what they say, the surest first. */
function said(edges, id) {
  const sorted = edges.toSorted((a, b) => b.about.confidence - a.about.confidence);
  return [...Map.groupBy(sorted, (edge) => phrase(edge, id))].sort().flatMap(([heading, rows]) => [
    make("h4", {}, heading),
    make("ul", { class: "rows" }, ...rows.map((edge) => row(edge, id))),
  ]);
}

/** List what it is joined to by relations that pass the filters, the most salient first. */
function neighbours(id) {
  const others = [...new Set(joined(id).map((edge) => across(edge, id)))];
  const sorted = others.sort((a, b) => nodes.get(b).about.salience - nodes.get(a).about.salience);
  return sorted.length ? [make("ul", { class: "near" }, ...sorted.map((other) => make("li", {}, opener(other))))] : [];
}

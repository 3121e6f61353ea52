// What the panel says of a node: who or what it is, how it was heard, where, and how it relates.

import { count, make, name } from "./dom.js";
import { across, apart, groups, nodes, titles, touched } from "./graph.js";
import { joined, neighbourhood, shown } from "./passing.js";
import { expand, focusOn, pathFrom } from "./moves.js";
import { sign } from "./look.js";
import { between, button, corrected, HOW, lineButton, opener, percent, phrase, row, section, some, times } from "./say.js";
import { strips } from "./strip.js";

const LINES = 8; // named for each way in which something was heard
const WAYS = 5; // in which it was heard, that are listed at once
const ROWS = 6; // relations of one kind
const NEIGHBOURS = 24;

/** Return the panel's content for a node. */
export function ofNode(id) {
  const { group, about } = nodes.get(id);
  const { own } = apart(id);
  const doubt = about.known ? "" : " · heard, but in no catalog: spelled as it sounded";
  return [
    make("p", { class: "kind" }, sign(groups[group]), make("span", {}, group, ...(own ? [" · ", name(own)] : [])), corrected(about)),
    make("h2", {}, name(about.name)),
    make("p", { class: "quiet" }, `${percent(about.confidence)} sure${doubt}`),
    touched(id).length ? actions(id) : make("p", { class: "quiet" }, "Nothing that was heard relates it to another thing."),
    ...section("Also called", between(about.aliases.map(name), ", ")),
    ...section("Relations", relations(id)),
    ...section(`Heard ${times(about.mentions.length)}`, [heard(about.mentions), ...strips(about.mentions)]),
    ...section("Neighbours", neighbours(id)),
  ];
}

function actions(id) {
  return make(
    "p",
    { class: "actions" },
    button("Focus", () => focusOn(id), { title: "Show this and its neighbours alone" }),
    expander(id),
    button("Path from here", () => pathFrom(id), { title: "Find the shortest path to another" }),
  );
}

/** Return the button that shows a node's neighbours, with the number of those that are not shown yet. */
function expander(id) {
  const missing = [...neighbourhood([id], 1)].filter((each) => !shown().nodes.has(each)).length;
  if (!missing) return button("Expand", () => {}, { title: "All its neighbours are shown", disabled: "" });
  return button(`Expand +${missing.toLocaleString("en")}`, () => expand(id), { title: `Show ${count(missing, "neighbour")} more` });
}

/** List the ways something was heard, the most frequent first, with their lines. */
function heard(mentions) {
  const ways = [...Map.groupBy(mentions, ({ surface, how }) => JSON.stringify([surface, how])).values()];
  return make("ul", { class: "heard" }, ...some(WAYS, ways.sort((a, b) => b.length - a.length), way, { holder: item }));
}

function way(mentions) {
  const [{ surface, how }] = mentions;
  const best = Math.max(...mentions.map(({ score }) => score));
  return item("“", name(surface), "” ", make("small", {}, `${HOW[how] ?? how}, ${percent(best)} · `, ...places(mentions)));
}

function item(...content) {
  return make("li", {}, ...content);
}

/** Return the lines in which something was heard, or in how many talks, where it was in several: lines of these say little side by side. */
function places(mentions) {
  const sources = new Set(mentions.map(({ source }) => source));
  if (sources.size > 1) return [`${times(mentions.length)} in ${sources.size} talks`];
  const [source] = sources;
  const numbers = [...new Set(mentions.map(({ line }) => line))];
  const named = numbers.slice(0, LINES).map((line, at) => (
    make("span", { class: "whole" }, lineButton(source, line), at < Math.min(numbers.length, LINES) - 1 ? "," : "")
  ));
  const rest = numbers.length - LINES;
  const talk = titles.size > 1 ? [name(titles.get(source)), ", "] : [];
  return [...talk, numbers.length > 1 ? "lines " : "line ", ...between(named, " "), rest > 0 ? ` and ${rest} more` : ""];
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
  const kinds = [...Map.groupBy(sorted, (edge) => phrase(edge, id))].sort(([one], [other]) => one.localeCompare(other, "en"));
  return kinds.flatMap(([heading, rows]) => [
    make("h4", {}, heading),
    make("ul", { class: "rows" }, ...some(ROWS, rows, (edge) => row(edge, id), { holder: item })),
  ]);
}

/** List what it is joined to by relations that pass the filters, the most salient first. */
function neighbours(id) {
  const others = [...new Set(joined(id).map((edge) => across(edge, id)))];
  const sorted = others.sort((a, b) => nodes.get(b).about.salience - nodes.get(a).about.salience);
  return sorted.length
    ? [make("ul", { class: "near" }, ...some(NEIGHBOURS, sorted, (other) => item(opener(other)), { holder: item }))]
    : [];
}

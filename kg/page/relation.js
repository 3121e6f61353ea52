// What the panel says of a relation: every quote it rests on, both ends marked, with line and second.

import { clock, count, link, make, name } from "./dom.js";
import { across, edges, titles, touched } from "./graph.js";
import { tag, words } from "./look.js";
import { between, corrected, HOW, lineButton, marked, opener, percent, phrase, row, section, some, times } from "./say.js";

const QUOTES = 5; // shown at once

/** Return the panel's content for an edge. */
export function ofEdge(id) {
  const edge = edges.get(id);
  const { from, to, about } = edge;
  const verb = make("span", { class: `verb ${about.polarity}` }, words(about.type));
  return [
    make("p", { class: "kind" }, "Relation ", tag(about.polarity), corrected(about)),
    make("h2", { class: "claim" }, opener(from, { class: "end" }), verb, opener(to, { class: "end" })),
    make("p", { class: "quiet" }, `${percent(about.confidence)} sure`),
    ...section(`Said ${times(about.evidence.length)}`, some(QUOTES, about.evidence, (evidence) => quote(evidence, about.polarity))),
    ...section("Also said of the two", others(edge)),
  ];
}

/** Return the words of an evidence with both ends marked, where they stand, and how the ends were known. */
export function quote(evidence, polarity) {
  const ends = ["subject", "object"].map((role) => {
    const { how } = evidence[role];
    return make("span", {}, make("mark", { class: role }, role), ` ${HOW[how] ?? how}`);
  });
  return make(
    "figure",
    {},
    make("blockquote", { class: polarity }, marked(evidence, folded)),
    make("figcaption", {}, ...between([place(evidence), ...ends], " · ")),
  );
}

/** Fold words away, for whoever wants to read them all. */
function folded(text) {
  const more = `${count(text.trim().split(/\s+/).length, "word")} more`;
  return make("span", {}, " ", make("details", { class: "omitted" }, make("summary", { "aria-label": more }, "…"), text), " ");
}

function place({ source, line, lineEnd, seconds, url }) {
  const talk = titles.size > 1 ? [name(titles.get(source)), ", "] : [];
  const lines = lineButton(source, line, lineEnd > line ? `lines ${line}–${lineEnd}` : `line ${line}`);
  const when = seconds === null ? [] : [", ", link(url, clock(seconds))];
  return make("span", {}, ...talk, lines, ...when);
}

function others(edge) {
  const rest = touched(edge.from).filter((each) => each !== edge && across(each, edge.from) === edge.to);
  const rows = rest.flatMap((each) => [make("h4", {}, phrase(each, edge.from)), make("ul", { class: "rows" }, row(each, edge.from))]);
  return rows;
}

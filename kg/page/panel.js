// The side panel: what is known of a node or a relation, and the words it rests on.

import { clock, link, make, name } from "./dom.js";
import { across, edges, groups, nodes, titles, touched } from "./graph.js";
import { sign, tag, words } from "./look.js";

const HOW = {
  exact: "by its name",
  alias: "by another name",
  joined: "joined or split",
  sound: "by its sound",
  context: "from the context",
  firstName: "by first name",
  pronoun: "by a pronoun",
  role: "by a role",
  unknown: "in no catalog",
};
const LINES = 8; // named for each way in which something was heard

/** What the panel says of nodes and edges; `choose` opens another node or edge, `read` the text of a talk at a line. */
export class Account {
  constructor({ choose, read }) {
    Object.assign(this, { choose, read });
  }

  ofNode(id) {
    const { group, about } = nodes.get(id);
    return [
      make("p", { class: "kind" }, sign(groups[group]), group),
      make("h2", {}, name(about.name)),
      make("p", { class: "quiet" }, sure(about.confidence), about.known ? "" : " · heard, but in no catalog: spelled as it sounded"),
      ...section("Also called", between(about.aliases.map(name), ", ")),
      ...section(`Heard ${times(about.mentions.length)}`, [heard(about.mentions)]),
      ...section("Relations", this.#relations(id)),
    ];
  }

  ofEdge(id) {
    const { from, to, about } = edges.get(id);
    return [
      make("p", { class: "kind" }, "Relation ", tag(about.polarity)),
      make("h2", { class: "claim" }, this.#end(from), make("span", { class: "verb" }, words(about.type)), this.#end(to)),
      make("p", { class: "quiet" }, sure(about.confidence)),
      ...section(`Said ${times(about.evidence.length)}`, about.evidence.map((evidence) => this.#quote(evidence))),
    ];
  }

  #end(id) {
    const { group, about } = nodes.get(id);
    const open = () => this.choose(id);
    return make("button", { type: "button", class: "end", click: open }, sign(groups[group]), name(about.name));
  }

  /** List relations by what they say, the surest first. */
  #relations(id) {
    const sorted = touched(id).toSorted((a, b) => b.about.confidence - a.about.confidence);
    return [...Map.groupBy(sorted, (edge) => phrase(edge, id))].sort().flatMap(([heading, rows]) => [
      make("h4", {}, heading),
      make("ul", { class: "rows" }, ...rows.map((edge) => this.#row(edge, id))),
    ]);
  }

  #row(edge, seenFrom) {
    const { id, about } = edge;
    const other = nodes.get(across(edge, seenFrom));
    const share = make("small", {}, percent(about.confidence));
    const parts = [sign(groups[other.group]), name(other.about.name), tag(about.polarity), share];
    return make("li", {}, make("button", { type: "button", click: () => this.choose(id) }, ...parts));
  }

  #quote(evidence) {
    const text = evidence.quote.map(([role, piece]) => (role ? make("mark", { class: role }, piece) : piece));
    const ends = ["subject", "object"].map((role) => make("span", {}, make("mark", { class: role }, role), ` ${HOW[evidence[role].how]}`));
    return make("figure", {},
      make("blockquote", {}, make("bdi", {}, ...text)),
      make("figcaption", {}, ...between([this.#place(evidence), ...ends], " · ")));
  }

  #place({ source, line, lineEnd, seconds, url }) {
    const talk = titles.size > 1 ? [name(titles.get(source)), ", "] : [];
    const lines = lineEnd > line ? `lines ${line}–${lineEnd}` : `line ${line}`;
    const when = seconds === null ? [] : [", ", link(url, clock(seconds))];
    const open = make("button", { type: "button", class: "place", click: () => this.read(source, line) }, lines);
    return make("span", {}, ...talk, open, ...when);
  }
}

/** Write what a relation says to one who looks from one end: "authored", or from the other: "authored this". */
function phrase({ from, arrows, about }, id) {
  return from === id || arrows === "" ? words(about.type) : `${words(about.type)} this`;
}

/** List the ways something was heard, the most frequent first, with their lines. */
function heard(mentions) {
  const ways = [...Map.groupBy(mentions, ({ surface, how }) => JSON.stringify([surface, how])).values()];
  return make("ul", { class: "heard" }, ...ways.sort((a, b) => b.length - a.length).map((way) => {
    const [{ surface, how }] = way;
    const best = Math.max(...way.map(({ score }) => score));
    return make("li", {}, "“", name(surface), "” ", make("small", {}, `${HOW[how]}, ${percent(best)} · ${lines(way)}`));
  }));
}

function lines(mentions) {
  const numbers = mentions.map(({ line }) => line);
  const rest = numbers.length - LINES;
  return `${numbers.length > 1 ? "lines" : "line"} ${numbers.slice(0, LINES).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function section(heading, content) {
  return content.length ? [make("h3", {}, heading), make("div", {}, ...content)] : [];
}

function between(items, separator) {
  return items.flatMap((item, number) => (number ? [separator, item] : [item]));
}

function times(number) {
  return number === 1 ? "once" : `${number.toLocaleString("en")} times`;
}

function percent(probability) {
  return `${Math.round(100 * probability)} %`;
}

function sure(confidence) {
  return `${percent(confidence)} sure`;
}

// The side panel: what is known of a node or a relation, and the words it rests on.

import { clock, link, make, name } from "./dom.js";
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
const LINES = 8;

/** Return a view of the graph's things as panel contents; `choose` opens another one. */
export function panels({ nodes, edges, groups, titles, choose }) {
  const kind = (node) => make("p", { class: "kind" }, sign(groups[node.group]), node.group);
  const toNode = (id) => make("button", { type: "button", class: "end", click: () => choose({ node: id }) },
    sign(groups[nodes.get(id).group]), name(nodes.get(id).about.name));

  function ofNode(id) {
    const node = nodes.get(id);
    const { about } = node;
    return [
      kind(node),
      make("h2", {}, name(about.name)),
      make("p", { class: "quiet" }, sure(about.confidence), about.known ? "" : " · heard, but in no catalog: spelled as it sounded"),
      ...section("Also called", about.aliases.length && make("p", {}, ...between(about.aliases.map(name), ", "))),
      ...section(`Heard ${times(about.mentions.length)}`, heard(about.mentions)),
      ...section("Relations", relations(id)),
    ];
  }

  function relations(id) {
    const touching = [...edges.values()].filter((edge) => edge.from === id || edge.to === id);
    const groupsOf = Map.groupBy(touching, (edge) => (edge.from === id || edge.arrows === "" ? words(edge.about.type) : `${words(edge.about.type)} this`));
    return make("div", {}, ...[...groupsOf].sort().flatMap(([heading, group]) => [
      make("h4", {}, heading),
      make("ul", { class: "rows" }, ...group.sort((a, b) => b.about.confidence - a.about.confidence).map((edge) => row(edge, id))),
    ]));
  }

  function row(edge, id) {
    const other = nodes.get(edge.from === id ? edge.to : edge.from);
    return make("li", {}, make("button", { type: "button", click: () => choose({ edge: edge.id }) },
      sign(groups[other.group]), name(other.about.name), tag(edge.about.polarity), make("small", {}, percent(edge.about.confidence))));
  }

  function ofEdge(id) {
    const { from, to, about } = edges.get(id);
    return [
      make("p", { class: "kind" }, "Relation ", tag(about.polarity)),
      make("h2", { class: "claim" }, toNode(from), make("span", { class: "verb" }, words(about.type)), toNode(to)),
      make("p", { class: "quiet" }, sure(about.confidence)),
      ...section(`Said ${times(about.evidence.length)}`, make("div", {}, ...about.evidence.map(quote))),
    ];
  }

  function quote(evidence) {
    const text = evidence.quote.map(([role, piece]) => (role ? make("mark", { class: role }, name(piece)) : piece));
    const ends = ["subject", "object"].map((role) => make("span", {}, make("mark", { class: role }, role), ` ${HOW[evidence[role].how]}`));
    return make("figure", {},
      make("blockquote", {}, make("bdi", {}, ...text)),
      make("figcaption", {}, place(evidence), " · ", ...between(ends, " · ")));
  }

  function place({ source, line, lineEnd, seconds, url }) {
    const lines = lineEnd > line ? `lines ${line}–${lineEnd}` : `line ${line}`;
    const at = seconds === null ? "watch" : clock(seconds);
    const when = url ? [", ", link(url, at)] : seconds === null ? [] : [`, ${at}`];
    return make("span", {}, ...(titles.size > 1 ? [name(titles.get(source) ?? source), ", "] : []), lines, ...when);
  }

  return { ofNode, ofEdge };
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
  return content && content.childElementCount !== 0 ? [make("h3", {}, heading), content] : [];
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

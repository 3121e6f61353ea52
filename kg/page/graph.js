// The graph as it came with the page; it never changes.

import { data } from "./dom.js";

export const about = data("about"); // of the whole graph: versions
export const talks = data("talks");
export const options = data("options");
export const groups = options.groups; // colour and shape of each entity type
export const nodes = new Map(data("nodes").map((node) => [node.id, node])); // the most salient first
export const edges = new Map(data("edges").map((edge) => [edge.id, edge]));
export const titles = new Map(talks.map(({ id, title }) => [id, title || id]));
export const byTitle = talks.toSorted((one, other) => titles.get(one.id).localeCompare(titles.get(other.id), "en", { numeric: true }));

const touching = new Map(Array.from(nodes.keys(), (id) => [id, []]));
for (const edge of edges.values()) for (const end of new Set([edge.from, edge.to])) touching.get(end).push(edge);

const called = Map.groupBy(nodes.values(), ({ about }) => about.name.toLowerCase());

/** Return what tells a thing from others of its name: {type}, and where that is theirs too {own}, an alias none of them has or its id; empty texts elsewhere. */
export function apart(id) {
  const { group, about } = nodes.get(id);
  const others = called.get(about.name.toLowerCase()).filter((other) => other.id !== id);
  const alike = others.filter((other) => other.group === group);
  const own = about.aliases.find((alias) => !alike.some((other) => other.about.aliases.includes(alias)));
  return { type: others.length ? group : "", own: alike.length ? own ?? id.replace(/^node:/, "") : "" };
}

/** Return the edges that begin or end at a node. */
export function touched(id) {
  return touching.get(id);
}

/** Return the id of a talk in which a node is mentioned or an edge said, one of these if it can be; null for null. */
export function talkOf(id, preferred) {
  const { mentions, evidence } = (nodes.get(id) ?? edges.get(id))?.about ?? {};
  const places = (mentions ?? evidence ?? []).map(({ source }) => source);
  return preferred.find((talk) => places.includes(talk)) ?? places[0] ?? null;
}

/** Return the other end of an edge. */
export function across({ from, to }, id) {
  return from === id ? to : from;
}

// Which nodes and edges pass the reader's filters, and which of them stand in the picture.

import { across, edges, nodes, touched } from "./graph.js";
import { state } from "./state.js";

export const MOST = 2_000; // nodes in the picture at a time: more would neither be drawn while one waits nor be made out
const FEW = 2; // neighbours of a thing to which its surest relations lead

/** Return the edges that pass by themselves, whatever they join. */
const claims = remembered(["hidden", "confidence", "talk"], (seen) => {
  const hidden = new Set(seen.hidden);
  const passes = ({ type, polarity, confidence, evidence }) =>
    !hidden.has(type) && !hidden.has(polarity) && confidence >= seen.confidence && told(evidence, seen.talk);
  return [...edges.values()].filter(({ about }) => passes(about));
});

/** Return {nodes, edges}: arrays of all that pass the filters, nodes in order of salience; the tables show them. */
export const passing = remembered(["hidden", "confidence", "salience", "talk"], (seen) => {
  const hidden = new Set(seen.hidden);
  const sure = ({ salience, confidence }) => salience >= seen.salience && confidence >= seen.confidence;
  const kept = [...nodes.values()].filter(({ group, about }) => !hidden.has(group) && sure(about) && told(about.mentions, seen.talk));
  const ids = new Set(kept.map(({ id }) => id));
  return { nodes: kept, edges: claims().filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}, claims);

function told(places, talk) {
  return talk === null || places.some(({ source }) => source === talk);
}

const open = remembered([], () => new Set(passing().edges), passing);

/** Return the edges of a node that pass. */
export function joined(id) {
  return touched(id).filter((edge) => open().has(edge));
}

/** Return the nodes that the picture may show: all that pass, or those of them that are related, be it to what does not pass. */
export const drawable = remembered(["joined"], (seen) => {
  const { nodes: kept } = passing();
  if (!seen.joined) return kept;
  const related = new Set(claims().flatMap(({ from, to }) => [from, to]));
  return kept.filter(({ id }) => related.has(id));
}, passing);

/** Return {nodes, edges}: sets of the ids in the picture, `MOST` at most; what is selected stands there whatever the filters say. */
export const shown = remembered(["selected", "limit", "around", "steps", "focus", "path", "surest"], (seen) => {
  const first = seen.focus ? [] : drawable().slice(0, Math.min(seen.limit, MOST)).map(({ id }) => id);
  const way = (route(seen.path) ?? []).map(({ id }) => id);
  const asked = [...seen.path, ...way, ...ends(seen.selected)];
  const ids = new Set([...new Set([...asked, ...neighbourhood(seen.around, seen.steps), ...first])].slice(0, MOST));
  const joining = passing().edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const open = new Set([seen.selected, ...seen.around]);
  const between = new Set(asked);
  const wanted = ({ from, to }) => open.has(from) || open.has(to) || (between.has(from) && between.has(to));
  const drawn = seen.surest ? surest(joining, wanted) : joining;
  return { nodes: ids, edges: new Set([...drawn.map(({ id }) => id), ...(edges.has(seen.selected) ? [seen.selected] : [])]) };
}, drawable);

/** Return those edges that are the surest from one of their ends, each to another neighbour, and those that are wanted. */
function surest(joining, wanted) {
  const led = new Map();
  const leads = (id, other) => {
    const others = led.get(id) ?? new Set();
    return others.size < FEW && !others.has(other) && led.set(id, others.add(other));
  };
  const falling = joining.toSorted((one, other) => other.about.confidence - one.about.confidence);
  return falling.filter((edge) => [leads(edge.from, edge.to), leads(edge.to, edge.from), wanted(edge)].some(Boolean));
}

/** Return the nodes that a selection is about: itself, the two ends of an edge, or none. */
export function ends(id) {
  if (nodes.has(id)) return [id];
  return edges.has(id) ? [edges.get(id).from, edges.get(id).to] : [];
}

/** Return the ids of nodes at most so many edges away, over edges that pass. */
export function neighbourhood(ids, steps) {
  const found = new Set(ids);
  let rim = ids;
  for (let step = 0; step < steps && rim.length; step += 1) {
    const next = rim.flatMap((id) => joined(id).map((edge) => across(edge, id)));
    rim = next.filter((id) => !found.has(id) && found.add(id));
  }
  return found;
}

/**
 * Return the stops of the shortest way over edges that pass, or null: each {id, edges}, edges being those that lead there,
 * the surest first. Of several shortest ways it is the surest; what the talks deny connects nothing, as in `kg path`.
 */
export function route([from, to]) {
  if (from === undefined || to === undefined) return null;
  const affirmed = new Set(passing().edges.filter(({ about }) => about.polarity !== "negated"));
  const found = new Map([[from, { cost: 0, before: null }]]);
  for (let rim = [from]; rim.length && !found.has(to);) {
    const next = new Map();
    for (const before of rim) {
      for (const edge of touched(before).filter((each) => affirmed.has(each) && !found.has(across(each, before)))) {
        const [id, cost] = [across(edge, before), found.get(before).cost + doubt(edge)];
        if (!(next.get(id)?.cost <= cost)) next.set(id, { cost, before });
      }
    }
    for (const [id, way] of next) found.set(id, way);
    rim = [...next.keys()];
  }
  return found.has(to) ? traced(found, to, affirmed) : null;
}

function doubt({ about }) {
  return -Math.log(Math.max(about.confidence, 1e-9));
}

function traced(found, to, affirmed) {
  const stops = [];
  for (let id = to; id !== null; id = found.get(id).before) {
    const { before } = found.get(id);
    const edges = before === null ? [] : touched(id).filter((edge) => affirmed.has(edge) && across(edge, id) === before);
    stops.unshift({ id, edges: edges.toSorted((one, other) => doubt(one) - doubt(other)) });
  }
  return stops;
}

/** Return a function of the state that is worked out anew only when one of these fields, or what it builds on, has changed. */
function remembered(fields, work, below = () => null) {
  let [known, result] = [null, null];
  return () => {
    const seen = state.get();
    const key = [below(), ...fields.map((field) => seen[field])];
    if (!known?.every((part, index) => part === key[index])) [known, result] = [key, work(seen)];
    return result;
  };
}

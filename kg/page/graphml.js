// GraphML of a part of the graph, with the attributes that `kg export --to graphml` gives it.

import { about, groups, talks } from "./graph.js";
import { escaped, plain, quoted } from "./xml.js";

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:y="http://www.yworks.com/xml/graphml" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="d3" for="node" yfiles.type="nodegraphics"/>
<key id="d7" for="edge" yfiles.type="edgegraphics"/>
`;
const GRAPH = {
  kgVersion: ["string", () => about.kgVersion],
  catalog: ["string", () => about.catalog],
  weights: ["string", () => about.weights],
  sources: ["string", () => JSON.stringify(talks)],
};
const NODE = { // type and value of each attribute
  label: ["string", ({ id, about: { name } }) => name || bare(id)],
  size: ["double", ({ about: { salience } }) => sizeOf(salience)],
  r: ["int", (node) => channel(node, 1)],
  g: ["int", (node) => channel(node, 3)],
  b: ["int", (node) => channel(node, 5)],
  x: ["double", ({ x }) => x],
  y: ["double", ({ y }) => y],
  type: ["string", ({ group }) => group],
  ...same("string", "name"),
  ...same("string[]", "aliases"),
  ...same("boolean", "known"),
  ...same("string", "corrected"),
  ...same("double", "salience", "confidence"),
  mentionCount: ["long", ({ about: { mentions } }) => mentions.length],
  sources: ["string[]", ({ about: { mentions } }) => mentions.map(({ source }) => source)],
  surfaces: ["string[]", ({ about: { mentions } }) => mentions.map(({ surface }) => surface)],
  lines: ["long[]", ({ about: { mentions } }) => mentions.map(({ line }) => line)],
  seconds: ["double[]", ({ about: { mentions } }) => known(mentions.map(({ seconds }) => seconds), -1)],
  how: ["string[]", ({ about: { mentions } }) => mentions.map(({ how }) => how)],
};
const EDGE = {
  label: ["string", ({ about: { type } }) => type],
  weight: ["double", ({ about: { confidence } }) => confidence],
  key: ["string", ({ id }) => bare(id)],
  ...same("string", "polarity"),
  ...same("double", "confidence"),
  quotes: ["string[]", ({ about: { evidence } }) => evidence.map(({ quote }) => quote.map(([, text]) => text).join(""))],
  sources: ["string[]", ({ about: { evidence } }) => evidence.map(({ source }) => source)],
  lines: ["long[]", ({ about: { evidence } }) => evidence.map(({ line }) => line)],
  seconds: ["double[]", ({ about: { evidence } }) => known(evidence.map(({ seconds }) => seconds), -1)],
  urls: ["string[]", ({ about: { evidence } }) => known(evidence.map(({ url }) => url), "")],
  subjectSurfaces: ["string[]", ({ about: { evidence } }) => evidence.map(({ subject }) => subject.surface)],
  objectSurfaces: ["string[]", ({ about: { evidence } }) => evidence.map(({ object }) => object.surface)],
};

/** Return the document that holds these nodes and edges. */
export function graphml({ nodes, edges }) {
  const keys = Object.entries({ graph: GRAPH, node: NODE, edge: EDGE }).flatMap(([domain, columns]) =>
    Object.entries(columns).map(([name, [type]]) => key(domain, name, type))
  );
  return [
    HEAD,
    ...keys,
    `<graph id="G" edgedefault="directed">\n${datas("g", GRAPH)}\n`,
    ...nodes.map(nodeElement),
    ...edges.map(edgeElement),
    "</graph>\n</graphml>\n",
  ].join("");
}

function key(domain, name, type) {
  const item = type.replace("[]", "");
  const form = item === type ? `attr.type="${type}"` : `attr.type="string" attr.list="${item}"`;
  return `<key id="${domain[0]}_${name}" for="${domain}" attr.name="${name}" ${form}/>\n`;
}

function datas(letter, columns, record) {
  return Object.entries(columns).map(([name, [, value]]) => [name, value(record)])
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `<data key="${letter}_${name}">${escaped(Array.isArray(value) ? list(value) : String(value))}</data>`).join("");
}

/** Return a node, with what yEd draws it by. */
function nodeElement(node) {
  const { id, group, x, y, about: { name, salience } } = node;
  const [label, size] = [escaped(name || bare(id)), sizeOf(salience)];
  const drawing =
    `<data key="d3"><y:ShapeNode><y:Geometry width="${size}" height="${size}" x="${(x - size / 2).toFixed(1)}" y="${
      (y - size / 2).toFixed(1)
    }"/>` +
    `<y:Fill color="${groups[group].color}"/><y:NodeLabel modelName="sides" modelPosition="s">${
      label.startsWith("&lt;") ? " " : ""
    }${label}</y:NodeLabel>` +
    "</y:ShapeNode></data>";
  return `<node id=${quoted(bare(id))} labels=":Entity:${group}">${drawing}${datas("n", NODE, node)}</node>\n`;
}

function edgeElement(edge) {
  const { id, from, to, about: { type } } = edge;
  const drawing =
    `<data key="d7"><y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>${type}</y:EdgeLabel></y:PolyLineEdge></data>`;
  const ends = `source=${quoted(bare(from))} target=${quoted(bare(to))}`;
  return `<edge id=${quoted(bare(id))} ${ends} label="${type}">${drawing}${datas("e", EDGE, edge)}</edge>\n`;
}

/** Return an id as the graph has it, without the page's prefix. */
export function bare(id) {
  return id.slice(id.indexOf(":") + 1);
}

function same(type, ...names) {
  return Object.fromEntries(names.map((name) => [name, [type, (record) => record.about[name]]]));
}

function channel({ group }, at) {
  return parseInt(groups[group].color.slice(at, at + 2), 16);
}

function sizeOf(salience) {
  return Math.round(100 + 400 * salience) / 10;
}

/** Return a list in which `standIn` stands for a null, or null where all are. */
function known(values, standIn) {
  return values.every((value) => value === null) ? null : values.map((value) => value ?? standIn);
}

function list(values) {
  return `[${values.map((value) => JSON.stringify(typeof value === "string" ? plain(value) : value)).join(", ")}]`;
}

// How nodes and edges look: type by colour and shape, polarity by line, light and dark from the style sheet.

import { make } from "./dom.js";

export const POLARITIES = {
  asserted: { line: "--edge", dashes: false, says: "stated" },
  hedged: { line: "--hedged", dashes: [7, 5], says: "hedged" },
  negated: { line: "--negated", dashes: [2, 4], says: "negated" },
};

export const OUTLINES = {
  dot: "M12 4a8 8 0 1 0 .01 0z",
  square: "M5 5h14v14H5z",
  triangle: "M12 3.5l9 16H3z",
  triangleDown: "M12 20.5l9-16H3z",
  diamond: "M12 2.5l9 9.5-9 9.5-9-9.5z",
  hexagon: "M7.5 4h9l4.5 8-4.5 8h-9L3 12z",
  star: "M12 2l2.6 6.6 7 .5-5.4 4.5 1.8 6.9-6-3.8-6 3.8 1.8-6.9L2.4 9.1l7-.5z",
};

/** Return a colour of the style sheet. */
export function colour(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

/** Draw the sign of an entity type, as in the picture. */
export function sign({ color, shape }) {
  return drawing("sign", { d: OUTLINES[shape], fill: color });
}

/** Draw the line of a polarity, as in the picture. */
export function line(polarity) {
  const { dashes } = POLARITIES[polarity];
  return drawing(`line ${polarity}`, { d: "M1 12H23", "stroke-dasharray": (dashes || []).join(" ") });
}

function drawing(className, attributes) {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  for (const [key, value] of Object.entries(attributes)) path.setAttribute(key, value);
  const frame = { viewBox: "0 0 24 24", "aria-hidden": "true", class: className };
  for (const [key, value] of Object.entries(frame)) svg.setAttribute(key, value);
  svg.append(path);
  return svg;
}

/** Add the colours of the present theme to the options that came with the graph. */
export function themed(options) {
  const ink = colour("--ink");
  const groups = Object.entries(options.groups).map(([type, { color, shape }]) => {
    const fill = { background: color, border: colour("--outline") };
    const lit = { background: color, border: ink };
    return [type, { shape, color: { ...fill, highlight: lit, hover: lit } }];
  });
  return { ...options, groups: Object.fromEntries(groups) };
}

/** Return a node as drawn: who is in no catalog has a dashed outline, who is beside the matter is faint. */
export function nodeLook(node, faint = false) {
  const { about, ...drawn } = node;
  return { ...drawn, opacity: faint ? 0.15 : 1, shapeProperties: { borderDashes: about.known ? false : [3, 3] } };
}

/** Return an edge as drawn: the surer the wider. */
export function edgeLook(edge, faint = false) {
  const { about, ...drawn } = edge;
  const { line: variable, dashes } = POLARITIES[about.polarity];
  const color = { color: colour(faint ? "--faint" : variable), highlight: colour(variable), hover: colour("--ink") };
  return { ...drawn, dashes, color, width: 0.8 + 1.8 * about.confidence };
}

/** Write a relation type as words: "trained on". */
export function words(type) {
  return type.toLowerCase().replaceAll("_", " ");
}

/** Mark something by its polarity, unless it is plainly stated. */
export function tag(polarity) {
  return polarity === "asserted" ? "" : make("span", { class: `tag ${polarity}` }, POLARITIES[polarity].says);
}

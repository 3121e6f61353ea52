// The picture once more, as outlines and texts from which a drawing in SVG or PNG is made.

import { make } from "./dom.js";
import { groups } from "./graph.js";
import { colour, OUTLINES, POLARITIES } from "./look.js";
import { FAMILY, writeLabels } from "./picture.js";
import { plain } from "./xml.js";

const SVG = "http://www.w3.org/2000/svg";
const HEAD = 9; // length of an arrow's head, in pixels of the picture
const DENSITY = 3; // pixels of a PNG for one of the screen, for print and slides
const MOST = 8000; // pixels of a PNG at most, along its longer side

/** Return a scene of the picture as an SVG element. */
export function svgOf({ nodes, edges, labels, view }) {
  const { left, top, right, bottom } = view;
  const [width, height] = [right - left, bottom - top];
  const svg = element("svg", {
    viewBox: [left, top, width, height].join(" "),
    width: Math.round(width),
    height: Math.round(height),
    role: "img",
  });
  svg.append(element("rect", { x: left, y: top, width, height, fill: colour("--paper") }));
  for (const { d, at, dash, ...paint } of outlines(nodes, edges)) {
    const { x = 0, y = 0, k = 1 } = at ?? {};
    const place = at ? { transform: `translate(${x} ${y}) scale(${k}) translate(-12 -12)` } : {};
    svg.append(element("path", { d, fill: "none", ...paint, ...place, ...(dash ? { "stroke-dasharray": dash.join(" ") } : {}) }));
  }
  for (const { text, ...rest } of labels) svg.append(svgText(plain(text), rest));
  return svg;
}

/** Return a promise of a scene of the picture as a PNG; `scale` is that of the screen. */
export function pngOf({ nodes, edges, labels, view, scale }) {
  const [width, height] = [view.right - view.left, view.bottom - view.top];
  const dense = Math.min(DENSITY * scale, MOST / Math.max(width, height));
  const canvas = make("canvas", { width: Math.ceil(width * dense), height: Math.ceil(height * dense) });
  const context = canvas.getContext("2d");
  context.fillStyle = colour("--paper");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(dense, 0, 0, dense, -view.left * dense, -view.top * dense);
  for (const outline of outlines(nodes, edges)) paint(context, outline);
  writeLabels(context, labels);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}

/** Return lines, heads of arrows and shapes, in the order in which they are drawn. */
function outlines(nodes, edges) {
  return [...edges.flatMap(arrow), ...nodes.map(shape)];
}

function shape({ x, y, size, group, known, faint }) {
  const k = size / 9; // outlines reach about 9 from their middle
  const look = { fill: groups[group].color, stroke: colour("--outline"), "stroke-width": 1.5 / k, opacity: faint ? 0.15 : 1 };
  return { d: OUTLINES[groups[group].shape], at: { x, y, k }, ...look, ...(known ? {} : { dash: [3 / k, 3 / k] }) };
}

/** Return the line of an edge and, where it has one, the head of its arrow at the rim of the object. */
function arrow({ from, to, middle, reach, directed, polarity, width, faint }) {
  const { line, dashes } = POLARITIES[polarity];
  const bend = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const long = Math.hypot(to.x - bend.x, to.y - bend.y) || 1;
  const [right, down] = [(to.x - bend.x) / long, (to.y - bend.y) / long];
  const short = directed ? reach + HEAD : 0;
  const end = { x: to.x - right * short, y: to.y - down * short };
  const stroke = colour(faint ? "--faint" : line);
  const path = { d: `M${point(from)}Q${point(bend)} ${point(end)}`, stroke, "stroke-width": width, ...(dashes ? { dash: dashes } : {}) };
  if (!directed) return [path];
  const corners = [[HEAD, 0], [-1, HEAD * 0.45], [-1, -HEAD * 0.45]];
  const turned = corners.map(([along, aside]) =>
    point({ x: end.x + right * along - down * aside, y: end.y + down * along + right * aside })
  );
  return [path, { d: `M${turned.join("L")}z`, fill: stroke }];
}

function point({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function paint(context, { d, at, fill, stroke, dash = [], opacity = 1, "stroke-width": width }) {
  context.save();
  if (at) {
    context.translate(at.x, at.y);
    context.scale(at.k, at.k);
    context.translate(-12, -12);
  }
  Object.assign(context, { globalAlpha: opacity, fillStyle: fill ?? "#000", strokeStyle: stroke ?? "#000", lineWidth: width ?? 0 });
  context.setLineDash(dash);
  const path = new Path2D(d);
  if (fill) context.fill(path);
  if (stroke) context.stroke(path);
  context.restore();
}

function svgText(content, { x, y, size, verb, faint }) {
  const rim = { stroke: colour("--paper"), "stroke-width": size / 4, "stroke-linejoin": "round", "paint-order": "stroke" };
  const look = { fill: colour(verb ? "--quiet" : "--ink"), opacity: faint ? 0.25 : 1, ...(verb ? { "font-style": "italic" } : {}) };
  const text = element("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(1), "font-family": FAMILY, ...rim, ...look });
  for (const [key, value] of [["text-anchor", "middle"], ["dominant-baseline", "central"]]) text.setAttribute(key, value);
  text.append(content);
  return text;
}

function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

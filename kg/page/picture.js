// The picture: vis-network draws what is shown where the graph says; names and what relations say are written on top.

import { colour, edgeLook, nodeLook, themed, words } from "./look.js";
import { place, ruler, short, write } from "./labels.js";
import { extent, spread } from "./places.js";

export const FAMILY = "system-ui, sans-serif";
const MARGIN = 30; // pixels from the border within which nothing selected should stand
const SALIENT = 20; // things that have their name even where it covers others
const SOUGHT = { Person: 2, Paper: 2 }; // how much larger people and papers count when names are written: one looks for them first
const SHEET = 1000; // pixels across a sheet of paper, for the size of names
const MANY = 1_500; // nodes and edges above which edges are not drawn while the picture moves
const SMALL = 0.5; // scale below which outlines are drawn thinner
const THIN = { borderWidth: 0.4, borderWidthSelected: 1.5 }; // pixels
const CLOSE = 0.6; // scale at least, when the picture moves to a selection
const [NARROWEST, WIDEST] = [0.02, 1]; // scale when all is in view
const NOWHERE = { clientX: -1e6, clientY: -1e6 }; // where no mouse is
const PRINTED = 1.5; // scale on paper, at most

/**
 * What is drawn in `container`; `choose` is called with the id of the node or edge that the reader clicks, or with null.
 *
 * `room` returns width and height of the upper left part that nothing covers.
 */
export class Picture {
  #near = null; // ids that stand out, null where all do
  #first = null; // the node that has its name in any case
  #hovered = null;
  #mouse = NOWHERE;
  #stirred = false; // whether something else may be under the mouse when it is drawn next
  #spread = { x: 1, y: 1 }; // by which the places that the graph names are multiplied
  #fitted = false; // whether all stands where it was put into view
  #eased = false; // whether edges are left out while it moves
  #outlined = null; // widths of the outlines
  #width = null;

  constructor({ container, nodes, edges, options, room, choose }) {
    Object.assign(this, { container, nodes, edges, options, room });
    this.names = new Map(Array.from(nodes.values(), ({ id, about }) => [id, short(about)]));
    this.drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
    this.network = new vis.Network(container, this.drawn, themed(options));
    this.network.on("click", ({ nodes: [node], edges: [edge] }) => choose(node ?? edge ?? null));
    this.network.on("hoverNode", ({ node }) => this.#hover(node));
    this.network.on("blurNode", () => this.#hover(null));
    this.network.on("zoom", ({ scale }) => {
      this.#outline(scale);
      [this.#stirred, this.#fitted] = [true, false];
    });
    this.network.on("dragEnd", () => {
      this.#fitted = false;
    });
    this.network.on("animationFinished", () => this.#stir());
    container.addEventListener("mousemove", ({ clientX, clientY }) => {
      this.#mouse = { clientX, clientY };
    });
    container.addEventListener("mouseleave", () => {
      this.#mouse = NOWHERE;
      this.#stir();
    });
    this.network.on("afterDrawing", (context) => this.#annotate(context));
  }

  /** Show the nodes and edges of these ids, and touch only what comes or goes. */
  show(ids) {
    exchange(this.drawn.nodes, this.nodes, ids, (node) => this.#placed(node));
    exchange(this.drawn.edges, this.edges, ids, (edge) => edgeLook(edge, this.#faint(edge.id)));
    this.#ease(this.drawn.nodes.length + this.drawn.edges.length > MANY);
    this.#stirred = true;
  }

  /** Leave edges out while the picture moves, or not. */
  #ease(many) {
    if (many === this.#eased) return;
    this.#eased = many;
    this.network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  }

  /** Draw outlines too thin to hide the colours of shapes that are small at this scale. */
  #outline(scale) {
    const widths = scale < SMALL ? THIN : this.options.nodes;
    if (widths === this.#outlined) return;
    this.#outlined = widths;
    this.network.setOptions({ nodes: widths });
  }

  /** Let the things in `ids` stand out, or all where it is null; `node` is the one selected. */
  light(ids, node = null) {
    const before = new Map([...this.drawn.nodes.getIds(), ...this.drawn.edges.getIds()].map((id) => [id, this.#faint(id)]));
    [this.#near, this.#first] = [ids, node];
    this.#repaint((id) => before.get(id) !== this.#faint(id));
    this.network.setSelection({ nodes: node === null ? [] : [node], edges: [] });
  }

  /** Draw in the colours of the present theme. */
  recolour() {
    this.network.setOptions(themed(this.options));
    this.#outlined = null;
    this.#outline(this.network.getScale());
    this.#repaint(() => true);
  }

  /** Put every node where the graph says, as near to the others as the room allows, and those of these ids, or all, into it. */
  fit(ids) {
    this.network.setSize("100%", "100%"); // now, or vis-network would scale the picture when it notices
    const drawn = this.drawn.nodes.map(({ id }) => this.nodes.get(id));
    const room = this.room();
    this.#spread = spread(drawn, inner(room));
    this.drawn.nodes.update(drawn.map((node) => this.#placed(node)));
    const { position, scale } = this.#box(ids ?? drawn.map(({ id }) => id), room);
    this.#move(position, Math.max(NARROWEST, Math.min(scale, WIDEST)), room);
    this.#fitted = !ids;
  }

  /** Fit anew where all was in view and something that came is not. */
  keepInView() {
    if (this.#fitted && !this.drawn.nodes.getIds().every(this.#inside(this.room()))) this.fit();
  }

  /** Move the picture where a node, or one of those `near` that were seen, lies outside what nothing covers. */
  bringIntoView(ids, near) {
    const room = this.room();
    const seen = this.#inside({ width: this.container.clientWidth, height: this.container.clientHeight });
    const here = ids.every(seen);
    const wanted = [...ids, ...(here ? near.filter(seen) : near)];
    if (here && wanted.every(this.#inside(room))) return;
    const [scale, least] = here ? [this.network.getScale(), 0] : [Math.max(this.network.getScale(), CLOSE), CLOSE];
    const box = this.#box(wanted, room);
    const animation = !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration: 300 };
    this.#move(
      box.scale < least ? this.#box(ids, room).position : box.position,
      Math.max(least, Math.min(scale, box.scale)),
      room,
      animation,
    );
    this.#fitted = false;
  }

  /** Return whether a node stands in the upper left part of this size. */
  #inside(part) {
    return (id) => within(this.network.canvasToDOM(this.network.getPosition(id)), part);
  }

  /** Return the middle of these nodes, and the scale at which they fill this width and height. */
  #box(ids, room) {
    const places = ids.map((id) => ({ ...this.network.getPosition(id), size: this.nodes.get(id).size }));
    const rims = (axis) => places.flatMap((place) => [place[axis] - place.size, place[axis] + place.size]);
    const [across, down] = ["x", "y"].map((axis) => extent(rims(axis)));
    const { width, height } = inner(room);
    const scale = Math.min(width / across.length, height / down.length);
    return { position: { x: across.middle, y: down.middle }, scale };
  }

  /** Bring a position to the middle of the upper left part of this size. */
  #move(position, scale, room, animation = false) {
    this.#outline(scale);
    this.network.moveTo({ position, scale, offset: this.#middle(room), animation });
    this.#stirred = true;
  }

  /** Return how far the middle of the upper left part of this width and height is from the middle of the picture. */
  #middle({ width, height }) {
    return { x: (width - this.container.clientWidth) / 2, y: (height - this.container.clientHeight) / 2 };
  }

  /** Return what is drawn, as it is seen or as a whole, for a drawing elsewhere. */
  scene(asSeen) {
    const { clientWidth, clientHeight } = this.container;
    const { view, scale } = asSeen ? this.#seen({ width: clientWidth, height: clientHeight }) : this.#whole();
    this.#width ??= ruler(document.createElement("canvas").getContext("2d"), FAMILY);
    const places = this.network.getPositions();
    const nodes = this.drawn.nodes.getIds().map((id) => {
      const { size, group, about } = this.nodes.get(id);
      return { ...places[id], size, group, known: about.known, faint: this.#faint(id) };
    });
    const edges = this.drawn.edges.getIds().map((id) => this.#line(this.edges.get(id), places));
    return { nodes, edges, labels: place(this.#labels(), { view, scale, width: this.#width }), view, scale };
  }

  #line({ id, from, to, arrows, about }, places) {
    const middle = this.network.body.edges[id].edgeType.getPoint(0.5); // of a curve, known to vis-network alone
    const ends = { from: places[from], to: places[to], middle, reach: this.nodes.get(to).size };
    return { ...ends, directed: arrows !== "", polarity: about.polarity, width: 0.8 + 1.8 * about.confidence, faint: this.#faint(id) };
  }

  #faint(id) {
    return this.#near !== null && !this.#near.has(id);
  }

  #placed(node) {
    return nodeLook({ ...node, x: this.#spread.x * node.x, y: this.#spread.y * node.y }, this.#faint(node.id));
  }

  /** Draw again the things that pass; a node stays where the reader has put it. */
  #repaint(passes) {
    const { nodes, edges } = this.drawn;
    const moved = (id) => ({ ...this.nodes.get(id), ...this.network.getPosition(id) });
    nodes.update(nodes.getIds().filter(passes).map((id) => nodeLook(moved(id), this.#faint(id))));
    edges.update(edges.getIds().filter(passes).map((id) => edgeLook(this.edges.get(id), this.#faint(id))));
  }

  #hover(id) {
    this.#hovered = id;
    this.container.style.cursor = id === null ? "" : "pointer";
    this.network.redraw();
  }

  #stir() {
    this.#stirred = true;
    this.network.redraw();
  }

  /** Tell vis-network where the mouse is, which it asks only of a mouse that moves over the picture, not of a picture that moves under it. */
  #look() {
    this.network.body.eventListeners.onMouseMove(this.#mouse);
  }

  #annotate(context) {
    this.#width ??= ruler(context, FAMILY);
    writeLabels(context, place(this.#labels(), { ...this.#seen(this.room()), width: this.#width }));
    if (this.#stirred) requestAnimationFrame(() => this.#look());
    this.#stirred = false;
  }

  /** Return what of the picture its upper left part of this size shows, and at what scale. */
  #seen({ width, height }) {
    const start = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const end = this.network.DOMtoCanvas({ x: width, y: height });
    return { view: { left: start.x, top: start.y, right: end.x, bottom: end.y }, scale: this.network.getScale() };
  }

  /** Return all that is drawn, with names for a sheet of paper. */
  #whole() {
    const places = Object.values(this.network.getPositions());
    const [across, down] = ["x", "y"].map((axis) => extent(places.map((place) => place[axis])));
    const half = { x: across.length / 2 + 4 * MARGIN, y: down.length / 2 + 2 * MARGIN };
    const view = { left: across.middle - half.x, right: across.middle + half.x, top: down.middle - half.y, bottom: down.middle + half.y };
    return { view, scale: Math.min(PRINTED, SHEET / (2 * half.x)) };
  }

  /** Return what there is to write, in order of importance. */
  #labels() {
    const ahead = [...new Set([this.#hovered, this.#first])].filter((id) => id !== null && this.drawn.nodes.get(id));
    const weight = (id) => this.nodes.get(id).size * (SOUGHT[this.nodes.get(id).group] ?? 1);
    const byWeight = (one, other) => weight(other) - weight(one);
    const rest = this.drawn.nodes.getIds().filter((id) => !ahead.includes(id)).sort(byWeight);
    const [near, far] = [rest.filter((id) => !this.#faint(id)), rest.filter((id) => this.#faint(id))];
    const places = this.network.getPositions();
    const label = (more) => (id, rank) => {
      const { size } = this.nodes.get(id);
      return { ...places[id], text: this.names.get(id), reach: size, points: 10 + size / 6, salient: rank < SALIENT, ...more };
    };
    const verbs = this.#verbs();
    const only = verbs.length === 1;
    return [
      ...(only ? verbs : []),
      ...ahead.map(label({ wanted: true })),
      ...near.map(label()),
      ...(only ? [] : verbs),
      ...far.map(label({ faint: true, salient: false })),
    ];
  }

  /** Return what the relations that stand out say, in the middle of their lines, or beside it where it is one alone. */
  #verbs() {
    const { edges: lines } = this.network.body; // the middle of a curve is known to vis-network alone
    const looked = [...(this.#near ?? [])].filter((id) => Object.hasOwn(lines, id) && lines[id].from !== lines[id].to);
    return looked.map((id) => {
      const middle = lines[id].edgeType.getPoint(0.5);
      const text = words(this.edges.get(id).about.type);
      return { ...middle, text, reach: 0, points: 11, verb: true, alone: looked.length === 1 };
    });
  }
}

/** Write placed labels in the colours of the present theme. */
export function writeLabels(context, labels) {
  write(context, labels, { family: FAMILY, ink: colour("--ink"), quiet: colour("--quiet"), paper: colour("--paper") });
}

/** Return whether a point is in the upper left part of this size, and not at its border. */
function within({ x, y }, { width, height }) {
  return x > MARGIN && x < width - MARGIN && y > MARGIN && y < height - MARGIN;
}

/** Return what is left of a width and a height for shapes: names stand out at the sides. */
function inner({ width, height }) {
  return { width: width - Math.min(4 * MARGIN, width / 5), height: height - 2 * MARGIN };
}

function exchange(drawn, all, ids, look) {
  drawn.remove(drawn.getIds().filter((id) => !ids.has(id)));
  drawn.add([...all.values()].filter(({ id }) => ids.has(id) && !drawn.get(id)).map(look));
}

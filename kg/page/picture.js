// The picture: vis-network draws what is shown where the graph says; names and what relations say are written on top.

import { colour, edgeLook, nodeLook, themed, words } from "./look.js";
import { place, ruler, short, write } from "./labels.js";

const FAMILY = "system-ui, sans-serif";
const MARGIN = 30; // pixels from the border within which nothing selected should stand
const CLOSEST = 0.6; // scale at least, when the picture moves to a selection
const [NARROWEST, WIDEST] = [0.02, 1.5]; // scale when all is in view

/** Draw in `container`; `choose` is called with {node} or {edge}, or with nothing, when the reader clicks. */
export function picture({ container, nodes, edges, options, choose }) {
  const names = new Map(Array.from(nodes.values(), ({ id, about }) => [id, short(about.name)]));
  const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  const network = new vis.Network(container, drawn, themed(options));
  const motion = () => !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration: 300 };
  let near = null; // ids that stand out, null where all do
  let first = null; // the node that has its name in any case
  let hovered = null;
  let spread = 1;
  let width = null;

  const faint = (id) => near !== null && !near.has(id);
  const spaced = (node) => ({ ...node, x: spread * node.x, y: spread * node.y });

  /** Show these nodes and edges, and touch only what comes or goes; the fewer there are, the closer they stand. */
  function show(shown, wide) {
    spread = wide;
    exchange(drawn.nodes, nodes, shown, (node) => nodeLook(spaced(node), faint(node.id)));
    exchange(drawn.edges, edges, shown, (edge) => edgeLook(edge, faint(edge.id)));
  }

  /** Let the things in `ids` stand out, or all where it is null; `node` is the one selected. */
  function light(ids, node = null) {
    const before = new Map([...drawn.nodes.getIds(), ...drawn.edges.getIds()].map((id) => [id, faint(id)]));
    [near, first] = [ids, node];
    repaint((id) => before.get(id) !== faint(id));
    network.setSelection({ nodes: node === null ? [] : [node], edges: [] });
  }

  function repaint(filter) {
    drawn.nodes.update(drawn.nodes.getIds().filter(filter).map((id) => nodeLook({ ...nodes.get(id), ...network.getPosition(id) }, faint(id))));
    drawn.edges.update(drawn.edges.getIds().filter(filter).map((id) => edgeLook(edges.get(id), faint(id))));
  }

  /** Draw in the colours of the present theme. */
  function recolour() {
    network.setOptions(themed(options));
    repaint(() => true);
  }

  /** Put every node where the graph says, and all of them into view, right of what covers `left` pixels. */
  function fit(left) {
    drawn.nodes.update(drawn.nodes.map(({ id }) => nodeLook(spaced(nodes.get(id)), faint(id))));
    const [across, down] = ["x", "y"].map((axis) => extent(drawn.nodes.map((node) => node[axis])));
    const room = [container.clientWidth - left - 4 * MARGIN, container.clientHeight - 2 * MARGIN]; // names stand out at the sides
    const scale = Math.max(NARROWEST, Math.min(room[0] / across.length, room[1] / down.length, WIDEST));
    network.moveTo({ position: { x: across.middle, y: down.middle }, scale, offset: { x: left / 2, y: 0 } });
  }

  /** Move the picture where a node lies outside its part of this width and height, from the upper left. */
  function bringIntoView(ids, free) {
    const points = ids.map((id) => network.getPosition(id));
    const inside = ({ x, y }) => x > MARGIN && x < free.width - MARGIN && y > MARGIN && y < free.height - MARGIN;
    if (points.every((point) => inside(network.canvasToDOM(point)))) return;
    const [x, y] = ["x", "y"].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
    const offset = { x: (free.width - container.clientWidth) / 2, y: (free.height - container.clientHeight) / 2 };
    network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), CLOSEST), offset, animation: motion() });
  }

  function hover(id) {
    hovered = id;
    container.style.cursor = id === null ? "" : "pointer";
    network.redraw();
  }

  /** Return what there is to write, in order of importance. */
  function labels() {
    const ahead = [hovered, first].filter((id) => id !== null && drawn.nodes.get(id));
    const rest = drawn.nodes.getIds().filter((id) => !ahead.includes(id));
    const places = network.getPositions();
    const label = (wanted) => (id) => {
      const { size } = nodes.get(id);
      return { ...places[id], text: names.get(id), reach: size, points: 10 + size / 6, wanted, faint: faint(id) && !wanted };
    };
    return [...ahead.map(label(true)), ...rest.filter((id) => !faint(id)).map(label(false)), ...said(), ...rest.filter(faint).map(label(false))];
  }

  /** Return what the relations that stand out say, in the middle of their lines. */
  function said() {
    const { edges: lines } = network.body;
    const looked = near ? [...near].filter((id) => Object.hasOwn(lines, id) && edges.get(id).from !== edges.get(id).to) : [];
    return looked.map((id) => {
      const middle = lines[id].edgeType.getPoint(0.5);
      return { ...middle, text: words(edges.get(id).about.type), reach: 0, points: 11, verb: true };
    });
  }

  function annotate(context) {
    width ??= ruler(context, FAMILY);
    const start = network.DOMtoCanvas({ x: 0, y: 0 });
    const end = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
    const view = { left: start.x, top: start.y, right: end.x, bottom: end.y };
    write(context, place(labels(), { scale: network.getScale(), view, width }), { family: FAMILY, ink: colour("--ink"), quiet: colour("--quiet"), paper: colour("--paper") });
  }

  network.on("click", ({ nodes: [node], edges: [edge] }) => choose(node === undefined ? { edge } : { node }));
  network.on("dragEnd", ({ nodes: [node] }) => node !== undefined && drawn.nodes.update({ id: node, ...network.getPosition(node) }));
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  network.on("afterDrawing", annotate);
  return { show, light, recolour, fit, bringIntoView };
}

/** Return length and middle of what numbers span; a loop, because one call cannot take 10,000 arguments everywhere. */
function extent(numbers) {
  let [least, most] = [Infinity, -Infinity];
  for (const number of numbers) [least, most] = [Math.min(least, number), Math.max(most, number)];
  return numbers.length ? { length: most - least, middle: (least + most) / 2 } : { length: 0, middle: 0 };
}

function exchange(drawn, all, shown, look) {
  drawn.remove(drawn.getIds().filter((id) => !shown.has(id)));
  drawn.add([...all.values()].filter(({ id }) => shown.has(id) && !drawn.get(id)).map(look));
}

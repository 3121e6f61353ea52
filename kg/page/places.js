// How far apart things stand: over the whole of the view, and so near that shapes are as large as can be without hiding each other.

const GAP = 8; // pixels between shapes
const CROWDED = 0.1; // share of the things that may touch another, lest one crowd drive all the others apart
const LONGEST = 2; // how many times as long one side of the picture becomes, at most
const LOOSE = 3; // how many times as far apart as they must be things stand, where the view has room and the layout has them nearer

/** Return by how much x and y of these nodes are multiplied, for a view of this width and height. */
export function spread(nodes, { width, height }) {
  if (nodes.length < 2) return { x: 1, y: 1 };
  const [across, down] = ["x", "y"].map((axis) => extent(nodes.map((node) => node[axis])).length || 1);
  const slim = (width / across) / (height / down); // above 1, the view is wider than the picture
  const [x, y] = [slim, 1 / slim].map((longer) => Math.min(Math.max(longer, 1), LONGEST));
  const fill = Math.min(width / (across * x), height / (down * y));
  const least = closest(nodes.map(({ size, ...node }) => ({ size, x: x * node.x, y: y * node.y })));
  const near = Math.max(least, Math.min(fill, Math.max(1, LOOSE * least)));
  return { x: near * x, y: near * y };
}

/** Return length and middle of what numbers span; a loop, because one call cannot take 10,000 arguments everywhere. */
export function extent(numbers) {
  let [least, most] = [Infinity, -Infinity];
  for (const number of numbers) [least, most] = [Math.min(least, number), Math.max(most, number)];
  return numbers.length ? { length: most - least, middle: (least + most) / 2 } : { length: 0, middle: 0 };
}

/** Return the share of their distances at which these nodes, but for a few in a crowd, still have room for their shapes. */
function closest(nodes) {
  const row = nodes.toSorted((one, other) => one.x - other.x);
  const widest = Math.max(...row.map(({ size }) => size));
  const shares = row.map((_, at) => share(row, at, widest));
  return shares.sort((one, other) => one - other)[Math.floor((1 - CROWDED) * shares.length)];
}

/** Return that share for one of a row of nodes from left to right, in which it looks to both sides as far as another could matter. */
function share(row, at, widest) {
  const matters = (other, found) => Math.abs(other.x - row[at].x) * found < row[at].size + widest + GAP;
  let found = 0;
  for (const step of [1, -1]) {
    for (let next = at + step; row[next] && matters(row[next], found); next += step) found = Math.max(found, room(row[at], row[next]));
  }
  return found;
}

function room(one, other) {
  return (one.size + other.size + GAP) / Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1);
}

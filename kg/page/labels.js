// Names in the picture, none on top of another: the most salient first, the more the closer one looks.

const LONGEST = 32; // characters of a name
const GAP = 3; // pixels around a label
const APART = 5; // pixels between a shape and the name of another thing, where there is room, lest it be taken for its own
const CELL = 80; // pixels of the grid in which neighbours are sought
const ROWS = 1e6; // more than the grid has

/** Return what a thing is called in the picture: its name, else the first alias that is short enough ("AlexNet paper"), else the name cut off. */
export function short({ name, aliases }) {
  const letters = Array.from(name.trim().slice(0, 4 * LONGEST));
  if (!letters.length) return "(no name)";
  if (letters.length <= LONGEST) return letters.join("");
  return aliases.find((alias) => alias.trim() && alias.length <= LONGEST) ?? `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…`;
}

/**
 * Place labels, given in order of importance, where they cover no shape and no earlier label.
 *
 * Lengths are the picture's own, in which a pixel is 1 / scale. Where it can, a label stands within the view. One that has no
 * room is left out, unless it is `salient`, which may cover shapes, faint ones rather than clear ones, `alone`, which may cover faint ones,
 * or `wanted`, which may cover labels too.
 */
export function place(labels, { scale, view, width }) {
  const [shapes, clear, around, written] = Array.from({ length: 4 }, () => grid(CELL / scale));
  const near = labels.filter(({ x, y, reach }) => overlap(box(x, y, reach, reach), view));
  for (const label of near) {
    const shape = (more) => ({ ...box(label.x, label.y, 0.8 * label.reach + more, 0.8 * label.reach + more), of: label });
    if (!label.reach) continue;
    for (const each of label.faint ? [shapes] : [shapes, clear]) each.take(shape(0));
    around.take(shape(APART / scale));
  }
  return near.flatMap((label) => {
    const size = label.points / scale;
    const all = candidates(label, width(label.text, size) / 2 + GAP / scale, size * 0.6);
    const whole = all.filter((each) => inside(each, view));
    const spots = whole.length ? whole : all;
    const open = spots.filter(written.free);
    const spot = open.find(around.free) ?? open.find(shapes.free) ?? (label.alone && open.find(clear.free)) ??
      (label.salient && emptiest(open, clear, shapes)) ?? (label.wanted && spots[0]);
    if (!spot) return [];
    written.take(spot);
    return [{ ...label, size, x: (spot.left + spot.right) / 2, y: (spot.top + spot.bottom) / 2 }];
  });
}

/** Return where a label may stand: below, above, right or left of its shape, or between these; without one on its place or, alone, beside it. */
function candidates(label, half, high) {
  const { x, y, reach, alone } = label;
  const aside = reach && reach + half;
  const away = reach && reach + high * 1.2;
  const slant = [reach * 0.85 + half, reach * 0.85 + high];
  const corners = [[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([right, down]) => [right * slant[0], down * slant[1]]);
  const beside = [[0, 2.5 * high], [0, -2.5 * high], [half, 0], [-half, 0]];
  const steps = reach ? [[0, away], [0, -away], [aside, 0], [-aside, 0], ...corners] : [[0, 0], ...(alone ? beside : [])];
  return steps.map(([right, down]) => ({ ...box(x + right, y + down, half, high), of: label }));
}

/** Return the box that covers the fewest of those in the first register, then of those in the second; of several, the first. */
function emptiest(boxes, ...registers) {
  const less = (one, other) => registers.map(({ under }) => under(one) - under(other)).find((more) => more) ?? 0;
  return boxes.toSorted(less)[0];
}

function box(x, y, wide, high) {
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}

function inside(one, other) {
  return one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Return a register of boxes that looks only at the neighbourhood; those of one label are not in each other's way. */
function grid(cell) {
  const cells = new Map();
  const keys = ({ left, right, top, bottom }) => {
    const found = [];
    for (let column = Math.floor(left / cell); column <= right / cell; column += 1) {
      for (let row = Math.floor(top / cell); row <= bottom / cell; row += 1) found.push(ROWS * column + row);
    }
    return found;
  };
  const meets = (box) => (other) => other.of !== box.of && overlap(box, other);
  const under = (box) => new Set(keys(box).flatMap((key) => cells.get(key)?.filter(meets(box)) ?? [])).size;
  return {
    under,
    take: (box) => keys(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
    free: (box) => keys(box).every((key) => !cells.get(key)?.some(meets(box))),
  };
}

/** Return a measure of text on the canvas that asks it once for each text. */
export function ruler(context, family) {
  const known = new Map();
  return (text, size) => {
    if (!known.has(text)) {
      context.font = `100px ${family}`;
      known.set(text, context.measureText(text).width / 100);
    }
    return known.get(text) * size;
  };
}

/** Write placed labels, with a rim in the colour of the paper so that lines do not cross them. */
export function write(context, labels, { family, ink, quiet, paper }) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { text, x, y, size, faint, verb } of labels) {
    context.globalAlpha = faint ? 0.25 : 1;
    context.font = `${verb ? "italic " : ""}${size}px ${family}`;
    context.lineWidth = size / 4;
    context.strokeStyle = paper;
    context.strokeText(text, x, y);
    context.fillStyle = verb ? quiet : ink;
    context.fillText(text, x, y);
  }
  context.globalAlpha = 1;
}

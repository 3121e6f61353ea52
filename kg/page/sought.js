// In the text view: words that were searched for, marked wherever they stand, and the way from line to line.

import { count, make, name } from "./dom.js";
import { talks } from "./graph.js";
import { readWords } from "./moves.js";
import { linesThatSay, placesOf, unfolded } from "./said.js";
import { state } from "./state.js";

const order = new Map(talks.map(({ id }, number) => [id, number]));

/** Mark words in the lines of a talk, of which `lines` has the elements by number. */
export function markWords(sought, talk, lines) {
  const marks = new Highlight();
  for (const { line, start, lineEnd, end } of placesOf(talk, sought)) {
    const range = document.createRange();
    range.setStart(...point(lines.get(line), start));
    range.setEnd(...point(lines.get(lineEnd), end));
    marks.add(range);
  }
  CSS.highlights.set("sought", marks);
}

/** Return what tells where words stand in the talks, with the ways to the line before and the next, and one that ends the search. */
export function wayThrough(sought, talk, line) {
  if (!sought) return [];
  const lines = linesThatSay(sought);
  const isBefore = (one) => order.get(one.talk) - order.get(talk) || one.line - line;
  const at = lines.findIndex((one) => isBefore(one) === 0);
  const next = lines.findIndex((one) => isBefore(one) > 0);
  const before = lines.findLastIndex((one) => isBefore(one) < 0);
  const to = (number) => () => readWords(sought, lines.at(number), { replace: true });
  const told = at < 0 ? count(lines.length, "line") : `${(at + 1).toLocaleString("en")} of ${count(lines.length, "line")}`;
  return [
    make("span", {}, "“", name(sought), "”"),
    ...(lines.length
      ? [button("Previous line that says it", "↑", to(before)), told, button("Next line that says it", "↓", to(Math.max(next, 0)))]
      : ["in no line"]),
    button("End the search", "×", () => state.set({ sought: "" })),
  ];
}

/** Return the node and offset of a folded column of a line. */
function point(element, column) {
  let left = unfolded(element.textContent, column);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [element, element.childNodes.length];
}

function button(label, text, click) {
  return make("button", { type: "button", "aria-label": label, click }, text);
}

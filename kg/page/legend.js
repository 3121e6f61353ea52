// The key to colours, shapes and lines, with counts; each entry is a switch.

import { make } from "./dom.js";
import { line, POLARITIES, sign } from "./look.js";

/** Return the key's entries; `hidden` holds what is switched off, `changed` is called after each switch. */
export function legend({ nodes, edges, groups, hidden, changed }) {
  const entry = (key, mark, text, number) => {
    const box = make("input", { type: "checkbox", change: () => {
      hidden[box.checked ? "delete" : "add"](key);
      changed();
    } });
    box.checked = !hidden.has(key);
    return make("label", {}, box, mark, make("span", {}, text), make("small", {}, number.toLocaleString("en")));
  };
  const types = tally(nodes, (node) => node.group);
  const polarities = tally(edges, (edge) => edge.about.polarity);
  const lines = Object.keys(POLARITIES).filter((each) => polarities.has(each));
  return [
    ...Object.keys(groups).filter((type) => types.has(type)).map((type) => entry(type, sign(groups[type]), type, types.get(type))),
    ...(lines.length ? [make("hr")] : []),
    ...lines.map((each) => entry(each, line(each), POLARITIES[each].says, polarities.get(each))),
  ];
}

function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

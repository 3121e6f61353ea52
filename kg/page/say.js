// How the panel puts things: kinds of hearing, shares, counts, and the rows and sections they stand in.

import { make, name } from "./dom.js";
import { across, apart, groups, nodes } from "./graph.js";
import { choose, readAt } from "./moves.js";
import { sign, tag, words } from "./look.js";

export const HOW = {
  exact: "by its name",
  alias: "by another name",
  joined: "joined or split",
  sound: "by its sound",
  context: "from the context",
  firstName: "by first name",
  pronoun: "by a pronoun",
  role: "by a role",
  unknown: "in no catalog",
};

/** Return a heading with what stands under it, or nothing where there is nothing. */
export function section(heading, content) {
  return content.length ? [make("h3", {}, heading), make("div", {}, ...content)] : [];
}

export function between(items, separator) {
  return items.flatMap((item, number) => (number ? [separator, item] : [item]));
}

export function times(number) {
  return number === 1 ? "once" : `${number.toLocaleString("en")} times`;
}

export function percent(share) {
  return `${Math.round(100 * share)} %`;
}

/** Draw the first so many items, and a button that draws the rest in its place; `holder` makes what the button stands in. */
export function some(most, items, draw, { what = "more", holder = (more) => more } = {}) {
  const rest = items.slice(most);
  if (rest.length < 2) return items.flatMap(draw); // one more takes no more room than the button
  const show = () => {
    const drawn = rest.flatMap(draw);
    place.replaceWith(...drawn);
    drawn.find((each) => each.querySelector("button"))?.querySelector("button").focus(); // or the keyboard would be nowhere
  };
  const place = holder(button(`and ${rest.length.toLocaleString("en")} ${what}`, show, { class: "rest" }));
  return [...items.slice(0, most).flatMap(draw), place];
}

/** Return a quote with both ends marked; in the place of words far from both stands what `omitted` makes of them. */
export function marked({ quote }, omitted = () => " … ") {
  const piece = ([role, text]) => (role === "omitted" ? omitted(text) : role ? make("mark", { class: role }, text) : text);
  return make("bdi", {}, ...quote.map(piece));
}

export function button(text, click, more = {}) {
  return make("button", { type: "button", click, ...more }, text);
}

/** Return what a node is called: its sign, its name, and where others have that too what tells it from them. */
export function called(id) {
  const { group, about } = nodes.get(id);
  const { type, own } = apart(id);
  const more = type && make("small", { class: "apart" }, type, ...(own ? [", ", name(own)] : []));
  return [sign(groups[group]), name(about.name), ...(more ? [more] : [])];
}

/** Return a button that opens a node, with its sign and name. */
export function opener(id, more = {}) {
  return make("button", { type: "button", click: () => choose(id), ...more }, ...called(id));
}

/** Return a button that opens an edge: the other end as seen from one, how it was said, and how sure that is. */
export function row(edge, seenFrom) {
  const share = make("small", {}, percent(edge.about.confidence));
  const parts = [...called(across(edge, seenFrom)), corrected(edge.about), tag(edge.about.polarity), share];
  return make("li", {}, make("button", { type: "button", click: () => choose(edge.id) }, ...parts));
}

/** Write what a relation says to one who looks from one end: "authored", or from the other: "authored this". */
export function phrase({ from, arrows, about }, id) {
  return from === id || arrows === "" ? words(about.type) : `${words(about.type)} this`;
}

/** Mark what a person has corrected. */
export function corrected({ corrected: what }) {
  return what ? make("span", { class: "tag corrected", title: String(what) }, "corrected") : "";
}

/** Return a button that opens the text at a line. */
export function lineButton(source, line, text = String(line)) {
  return button(text, () => readAt(source, line), { class: "place", title: `Read line ${line}` });
}

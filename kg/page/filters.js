// The key, whose entries are switches, and the other filters.

import { make } from "./dom.js";
import { byTitle, edges, groups, nodes, talks, titles } from "./graph.js";
import { line, POLARITIES, sign, words } from "./look.js";
import { percent } from "./say.js";
import { state } from "./state.js";

const types = tally(nodes.values(), ({ group }) => group);
const polarities = tally(edges.values(), ({ about }) => about.polarity);
const relations = tally(edges.values(), ({ about }) => about.type);
const most = Math.ceil(20 * Math.max(0, ...Array.from(nodes.values(), ({ about }) => about.salience))) / 20;

const ofType = (type) => [type, type, () => sign(groups[type]), types.get(type)];
const ofPolarity = (each) => [each, POLARITIES[each].says, () => line(each), polarities.get(each)];
const ofRelation = ([type, number]) => [type, words(type), () => "", number];

/** The kinds that can be filtered out, in groups: each kind with what it is called, how its mark is made, and its count. */
export const KINDS = [
  { heading: "Types", kinds: Object.keys(groups).filter((type) => types.has(type)).map(ofType) },
  { heading: "How said", kinds: Object.keys(POLARITIES).filter((each) => polarities.has(each)).map(ofPolarity) },
  { heading: "Relation types", kinds: [...relations].sort((one, other) => other[1] - one[1]).map(ofRelation) },
].filter(({ kinds }) => kinds.length);

/** Fill `container` with the filters, and keep them in line with what is seen. */
export function startFilters(container) {
  const bounds = [
    slider("confidence", "At least so sure", 1, "How likely it is said and meant so"),
    slider("salience", "At least so salient", most, "How much the talks are about it, at most 1"),
  ];
  const drawn = [drawing("joined", "Draw only what is related"), drawing("surest", "Draw only surest relations")];
  const parts = [...(talks.length > 1 ? [talk()] : []), ...KINDS.map(switches), ...bounds, ...drawn];
  container.append(...parts.map(({ element }) => element));
  const sync = (now) => parts.forEach((part) => part.sync(now));
  state.subscribe(sync);
  sync(state.get());
}

function switches({ heading, kinds }) {
  const boxes = new Map(kinds.map(([kind]) => [kind, make("input", { type: "checkbox", change: () => flip(kind) })]));
  const rows = kinds.map(([kind, text, mark, number]) => (
    make("label", {}, boxes.get(kind), mark(), make("span", {}, text), make("small", {}, number.toLocaleString("en")))
  ));
  const all = make("button", { type: "button", class: "all", click: () => flipAll(kinds.map(([kind]) => kind)) });
  const summary = make("summary", {}, heading);
  const element = make("details", { class: "kinds" }, summary, all, ...rows);
  element.open = heading !== "Relation types";
  return {
    element,
    sync: ({ hidden }) => {
      for (const [kind, box] of boxes) box.checked = !hidden.includes(kind);
      const none = kinds.some(([kind]) => hidden.includes(kind));
      all.textContent = none ? "All" : "None";
      all.setAttribute("aria-label", `${heading}: ${none ? "all" : "none"}`);
    },
  };
}

function flip(kind) {
  const { hidden } = state.get();
  state.set({ hidden: hidden.includes(kind) ? hidden.filter((each) => each !== kind) : [...hidden, kind] });
}

/** Show all of these kinds where one of them is hidden, else hide them all. */
function flipAll(kinds) {
  const others = state.get().hidden.filter((kind) => !kinds.includes(kind));
  const some = state.get().hidden.some((kind) => kinds.includes(kind));
  state.set({ hidden: some ? others : [...others, ...kinds] });
}

function slider(field, text, top, title) {
  let moving = false; // one step in the history for each move of the slider
  const input = () => {
    state.set({ [field]: Number(box.value) }, { replace: moving });
    moving = true;
  };
  const box = make("input", {
    type: "range",
    min: "0",
    max: String(top),
    step: "0.05",
    input,
    change: () => {
      moving = false;
    },
  });
  const says = make("output", {});
  const element = make("label", { class: "slider", title }, make("span", {}, text), says, box);
  return {
    element,
    sync: (now) => {
      box.value = String(now[field]);
      says.textContent = field === "confidence" ? percent(now[field]) : now[field].toFixed(2);
    },
  };
}

function drawing(field, text) {
  const box = make("input", { type: "checkbox", change: () => state.set({ [field]: box.checked }) });
  const element = make("label", { class: "drawing" }, box, make("span", {}, text));
  return {
    element,
    sync: (now) => {
      box.checked = now[field];
    },
  };
}

function talk() {
  const box = make("select", { change: () => state.set({ talk: box.value === "" ? null : byTitle[Number(box.value)].id }) });
  const options = byTitle.map(({ id }, number) => make("option", { value: String(number) }, titles.get(id)));
  box.append(make("option", { value: "" }, "All talks"), ...options);
  const element = make("label", { class: "slider talk" }, make("span", {}, "Talk"), box);
  return {
    element,
    sync: (now) => {
      box.value = now.talk === null ? "" : String(byTitle.findIndex(({ id }) => id === now.talk));
    },
  };
}

function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

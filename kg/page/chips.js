// What narrows the graph now, each as a chip that a click removes.

import { make, name } from "./dom.js";
import { nodes, titles } from "./graph.js";
import { widen } from "./moves.js";
import { KINDS } from "./filters.js";
import { percent } from "./say.js";
import { FILTERS, state } from "./state.js";

/** Keep `container` in line with what is seen; a chip that goes hands the keyboard to the next, the last to `home`. */
export function startChips(container, home) {
  const follow = (now) => {
    const at = [...container.querySelectorAll("button")].indexOf(document.activeElement);
    const chips = [...kinds(now), ...bounds(now), ...places(now)];
    const clear = chips.length > 1
      ? [make("button", { type: "button", class: "clear", click: () => state.reset(...FILTERS) }, "Clear all")]
      : [];
    container.replaceChildren(...chips, ...clear);
    container.hidden = !chips.length;
    if (at < 0) return;
    const left = container.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? home).focus();
  };
  state.subscribe(follow);
  follow(state.get());
}

function chip(remove, ...content) {
  const says = content.map((part) => part.textContent ?? part).join("");
  const parts = [make("span", {}, ...content), make("span", { "aria-hidden": "true" }, "×")];
  return make("button", { type: "button", class: "chip", title: says, "aria-label": `Remove: ${says}`, click: remove }, ...parts);
}

/** Return a chip for each kind that is left out, or one for a group of which less than half is left. */
function kinds({ hidden }) {
  return KINDS.flatMap(({ heading, kinds: group }) => {
    const out = group.filter(([kind]) => hidden.includes(kind));
    const show = (those) => () => state.set({ hidden: hidden.filter((kind) => !those.some(([each]) => each === kind)) });
    if (2 * out.length <= group.length || group.length === 1) return out.map((each) => chip(show([each]), `without ${each[1]}`));
    const kept = group.filter((each) => !out.includes(each)).map(([, text]) => text);
    return [chip(show(out), kept.length ? `only ${kept.join(", ")}` : `${heading}: none`)];
  });
}

function bounds({ confidence, salience, joined, surest, talk }) {
  return [
    confidence && chip(() => state.reset("confidence"), `at least ${percent(confidence)} sure`),
    salience && chip(() => state.reset("salience"), `salience at least ${salience.toFixed(2)}`),
    joined && chip(() => state.reset("joined"), "draws only what is related"),
    surest && chip(() => state.reset("surest"), "draws only the surest relations"),
    talk !== null && chip(() => state.reset("talk"), "in ", name(titles.get(talk))),
  ].filter(Boolean);
}

function places({ around, steps, focus, path }) {
  const called = (id) => name(nodes.get(id).about.name);
  const without = (id) => () => {
    const rest = around.filter((each) => each !== id);
    if (rest.length) state.set({ around: rest });
    else state.reset("around", "steps", "focus");
  };
  const word = focus ? "only around " : "and around ";
  const step = (by, text, label) =>
    make("button", { type: "button", class: "step", "aria-label": label, click: () => widen(steps + by) }, text);
  return [
    ...around.map((id) => chip(without(id), word, called(id))),
    ...(around.length
      ? [
        make(
          "span",
          { class: "steps" },
          step(-1, "−", "A step less"),
          steps === 1 ? "1 step" : `${steps} steps`,
          step(1, "+", "A step more"),
        ),
      ]
      : []),
    ...(path.length ? [chip(() => state.reset("path"), "path from ", called(path[0]), " to ", path[1] ? called(path[1]) : "…")] : []),
  ];
}

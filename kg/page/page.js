// The page: brings picture, key, panel, search and views in line with what the reader sees, and sets it as the reader asks.

import { count, link, make, name } from "./dom.js";
import { edges, nodes, options, talks, touched } from "./graph.js";
import { FIRST, state } from "./state.js";
import { ends, passing, shown } from "./passing.js";
import { Picture } from "./picture.js";
import { SearchBox } from "./search.js";
import { Account } from "./panel.js";
import { legend } from "./legend.js";
import { Reading } from "./reading.js";
import { startTables } from "./tables.js";

const NARROW = 700; // pixels of width up to which the panel lies below, as in the style sheet

const byId = (id) => document.getElementById(id);
const account = new Account({ choose, read: (talk, line) => reading.show(talk, line) });
let opener = null; // where the keyboard was before the panel opened
let drawing = null;
let reading = null;

// What is shown

function choose(id) {
  state.set({ selected: id });
}

function refresh() {
  const { nodes: things, edges: relations } = shown();
  const left = passing().nodes.filter(({ id }) => !things.has(id)).length;
  drawing.show(new Set([...things, ...relations]), Math.sqrt(Math.min(1, state.get().limit / nodes.size)));
  byId("shown").textContent = `Showing ${things.size.toLocaleString("en")} of ${count(nodes.size, "thing")}, `
    + `${relations.size.toLocaleString("en")} of ${count(edges.size, "relation")}`;
  byId("more").textContent = `Show ${Math.min(FIRST, left)} more`;
  byId("more").hidden = byId("all").hidden = left <= 0;
}

function fit() {
  drawing.fit(wide() ? byId("key").offsetWidth : 0);
}

/** Return width and height of the picture's part that the panel leaves free. */
function uncovered() {
  const { clientWidth: width, clientHeight: height } = byId("picture");
  return wide() ? { width: byId("panel").offsetLeft, height } : { width, height: byId("panel").offsetTop };
}

const wide = () => byId("picture").clientWidth > NARROW;

function select(id) {
  if (id === null) return leave();
  const isNode = nodes.has(id);
  drawing.light(new Set(isNode ? neighbourhood(id) : [id, ...ends(id)]), isNode ? id : null);
  open(isNode ? account.ofNode(id) : account.ofEdge(id));
  drawing.bringIntoView(ends(id), uncovered());
}

function neighbourhood(node) {
  return [node, ...touched(node).flatMap(({ id, from, to }) => [id, from, to])];
}

function open(content) {
  const panel = byId("panel");
  const close = () => choose(null);
  if (panel.hidden) opener = document.activeElement;
  panel.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "Close", click: close }, "×"), ...content);
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
}

function leave() {
  if (byId("panel").hidden) return;
  byId("panel").hidden = true;
  opener?.focus({ preventScroll: true });
  drawing.light(null);
}

// Around the picture

function views() {
  for (const button of document.querySelectorAll("[data-view]")) {
    const { view } = button.dataset;
    const chosen = view === state.get().view;
    button.setAttribute("aria-current", String(chosen));
    byId(view).hidden = !chosen;
  }
}

function key() {
  const hidden = new Set(state.get().hidden);
  const changed = () => state.set({ hidden: [...hidden] });
  const entries = legend({ nodes: nodes.values(), edges: edges.values(), groups: options.groups, hidden, changed });
  byId("legend").replaceChildren(byId("legend").firstElementChild, ...entries);
}

function heading() {
  const [talk] = talks;
  const title = talks.length === 1 ? talk.title || talk.id : count(talks.length, "talk");
  document.title = title;
  byId("title").replaceChildren(name(title));
  if (talks.length !== 1) return;
  const parts = [talk.date, talk.people?.length && name(talk.people.join(", ")), talk.url && link(talk.url, talk.url)].filter(Boolean);
  byId("subtitle").replaceChildren(...parts.flatMap((part, number) => (number ? [" · ", part] : [part])));
}

function theme(now) {
  document.documentElement.dataset.theme = now;
  byId("theme").textContent = now === "dark" ? "Light" : "Dark";
  if (!drawing) return;
  key();
  drawing.recolour();
}

function themes() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  theme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => theme(dark.matches ? "dark" : "light"));
  byId("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
}

function keyboard(event) {
  if (event.key === "Escape") choose(null);
  if (event.key !== "/" || event.target.closest("input")) return;
  event.preventDefault();
  byId("find").focus();
}

function start() {
  drawing = new Picture({ container: byId("picture"), nodes, edges, options, choose });
  byId("legend").open = wide();
  new SearchBox({ box: byId("find"), list: byId("hits"), choose });
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => state.set({ view: button.dataset.view }));
  }
  byId("more").addEventListener("click", () => state.set({ limit: state.get().limit + FIRST }));
  byId("all").addEventListener("click", () => state.set({ limit: nodes.size }));
  byId("fit").addEventListener("click", fit);
  addEventListener("keydown", keyboard);
  state.subscribe(follow);
  follow(state.get(), {});
  reading = new Reading(byId("text"));
  startTables({ nodes: byId("nodes"), relations: byId("relations") });
}

/** Bring the page in line with what is seen now. */
function follow(now, before) {
  if (now.view !== before.view) views();
  key();
  refresh();
  if (now.limit !== before.limit) fit();
  if (now.selected !== before.selected) select(now.selected);
}

heading();
themes();
for (const id of ["picture", "find", "key"]) byId(id).hidden = !nodes.size;
document.querySelector("nav").hidden = !nodes.size;
byId("empty").hidden = nodes.size > 0;
if (nodes.size) start();

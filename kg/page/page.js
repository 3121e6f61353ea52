// The page: reads the graph, keeps what the reader asked for, and brings picture, key, panel and search in line with it.

import { count, data, link, make, name } from "./dom.js";
import { Picture } from "./picture.js";
import { SearchBox } from "./search.js";
import { Account } from "./panel.js";
import { legend } from "./legend.js";

const FIRST = 150; // nodes shown at first, and with each "more": what the eye can take in
const NARROW = 700; // pixels of width up to which the panel lies below, as in the style sheet

const byId = (id) => document.getElementById(id);
const talks = data("talks");
const options = data("options");
const groups = options.groups;
const nodes = new Map(data("nodes").map((node) => [node.id, node])); // the most salient first
const edges = new Map(data("edges").map((edge) => [edge.id, edge]));

const wish = { limit: FIRST, hidden: new Set(), asked: new Set() };
const account = new Account({ nodes, edges, groups, titles: new Map(talks.map(({ id, title }) => [id, title || id])), choose });
let opener = null; // where the keyboard was before the panel opened
let drawing = null;

// What is shown

function refresh() {
  const candidates = [...nodes.values()].filter(({ group }) => !wish.hidden.has(group));
  const shown = new Set(candidates.filter(({ id }, place) => place < wish.limit || wish.asked.has(id)).map(({ id }) => id));
  const joined = [...edges.values()].filter(({ from, to, about }) => shown.has(from) && shown.has(to) && !wish.hidden.has(about.polarity));
  drawing.show(new Set([...shown, ...joined.map(({ id }) => id)]), Math.sqrt(Math.min(1, wish.limit / nodes.size)));
  report(shown.size, joined.length, candidates.length - shown.size);
}

function report(things, relations, left) {
  byId("shown").textContent = `Showing ${things.toLocaleString("en")} of ${count(nodes.size, "thing")}, `
    + `${relations.toLocaleString("en")} of ${count(edges.size, "relation")}`;
  byId("more").textContent = `Show ${Math.min(FIRST, left)} more`;
  byId("more").hidden = byId("all").hidden = left <= 0;
}

function more(number) {
  wish.limit += number;
  refresh();
  fit();
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

// What is looked at

function choose({ node, edge }) {
  if ((node ?? edge) === undefined) return leave();
  const ends = edge === undefined ? [node] : [edges.get(edge).from, edges.get(edge).to];
  reveal(ends);
  drawing.light(new Set(edge === undefined ? neighbourhood(node) : [edge, ...ends]), node);
  open(edge === undefined ? account.ofNode(node) : account.ofEdge(edge));
  drawing.bringIntoView(ends, uncovered());
}

/** Show nodes whatever filter or limit hides them. */
function reveal(ids) {
  for (const id of ids) {
    wish.hidden.delete(nodes.get(id).group);
    wish.asked.add(id);
  }
  key();
  refresh();
}

function neighbourhood(node) {
  const touching = [...edges.values()].filter(({ from, to }) => from === node || to === node);
  return [node, ...touching.flatMap(({ id, from, to }) => [id, from, to])];
}

function open(content) {
  const panel = byId("panel");
  if (panel.hidden) opener = document.activeElement;
  panel.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "Close", click: leave }, "×"), ...content);
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

function key() {
  const entries = legend({ nodes: nodes.values(), edges: edges.values(), groups, hidden: wish.hidden, changed: refresh });
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
  if (event.key === "Escape") leave();
  if (event.key !== "/" || event.target.closest("input")) return;
  event.preventDefault();
  byId("find").focus();
}

function start() {
  drawing = new Picture({ container: byId("picture"), nodes, edges, options, choose });
  byId("legend").open = wide();
  key();
  refresh();
  fit();
  new SearchBox({ box: byId("find"), list: byId("hits"), nodes, groups, choose: (node) => choose({ node }) });
  byId("more").addEventListener("click", () => more(FIRST));
  byId("all").addEventListener("click", () => more(nodes.size));
  byId("fit").addEventListener("click", fit);
  addEventListener("keydown", keyboard);
}

heading();
themes();
for (const id of ["picture", "find", "key"]) byId(id).hidden = !nodes.size;
byId("empty").hidden = nodes.size > 0;
if (nodes.size) start();

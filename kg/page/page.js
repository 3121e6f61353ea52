// The page: starts its parts, and brings the picture in line with what the reader sees.

import { count, link, name } from "./dom.js";
import { across, byTitle, edges, nodes, options, talks, titles } from "./graph.js";
import { FILTERS, FIRST, state } from "./state.js";
import { drawable, ends, joined, MOST, passing, route, shown } from "./passing.js";
import { choose, leave } from "./moves.js";
import { Picture } from "./picture.js";
import { SearchBox } from "./search.js";
import { startPanel } from "./panel.js";
import { startFilters } from "./filters.js";
import { startChips } from "./chips.js";
import { Reading } from "./reading.js";
import { startTables } from "./tables.js";
import { startSave } from "./save.js";
import { startPrint } from "./print.js";

const NAMED = 20; // talks in the heading, of which a line shows the first
const NARROW = 700; // pixels of width up to which panel and filters lie over the rest, as in the style sheet

const byId = (id) => document.getElementById(id);
const wide = () => document.documentElement.clientWidth > NARROW;
let drawing = null;
let due = true; // whether the picture is to be fitted when it is next seen

// The picture

function refresh() {
  const { nodes: things, edges: relations } = shown();
  const able = drawable();
  const left = able.filter(({ id }) => !things.has(id)).length;
  const room = MOST - things.size;
  drawing.show(new Set([...things, ...relations]));
  byId("shown").textContent = `Showing ${things.size.toLocaleString("en")} of ${count(nodes.size, "thing")}, ` +
    `${relations.size.toLocaleString("en")} of ${count(edges.size, "relation")}`;
  byId("more").textContent = `Show ${Math.min(FIRST, left, room)} more`;
  byId("all").textContent = left <= room ? "Show all" : `Show ${MOST.toLocaleString("en")}`;
  byId("more").hidden = byId("all").hidden = left <= 0 || room <= 0 || state.get().focus;
  byId("full").hidden = left <= 0 || room > 0;
  byId("nothing").hidden = (state.get().view === "picture" ? able : passing().nodes).length > 0;
}

function fit() {
  drawing.fit(state.get().selected === null ? route(state.get().path)?.map(({ id }) => id) : undefined);
}

/** Return the neighbours of what is selected that stand in the picture. */
function near(selected) {
  return nodes.has(selected) ? joined(selected).map((edge) => across(edge, selected)).filter((id) => shown().nodes.has(id)) : [];
}

/** Return width and height of the picture's part that the panel leaves free. */
function uncovered() {
  const { clientWidth: width, clientHeight: height } = byId("picture");
  if (byId("panel").hidden) return { width, height };
  return wide() ? { width: byId("panel").offsetLeft, height } : { width, height: byId("panel").offsetTop };
}

/** Let stand out what is selected, with what it touches, or the path; while its other end is being chosen, that may be anything. */
function light({ selected, path }) {
  const way = route(path);
  if (nodes.has(selected)) drawing.light(new Set([selected, ...joined(selected).flatMap(({ id, from, to }) => [id, from, to])]), selected);
  else if (selected !== null) drawing.light(new Set([selected, ...ends(selected)]));
  else if (way) drawing.light(new Set(way.flatMap((stop) => [stop.id, ...stop.edges.map(({ id }) => id)])));
  else drawing.light(path.length > 1 ? new Set(path) : null, path.length === 1 ? path[0] : null);
}

// Around the picture

function views({ view }) {
  for (const button of document.querySelectorAll("[data-view]")) {
    const chosen = button.dataset.view === view;
    button.setAttribute("aria-current", String(chosen));
    byId(button.dataset.view).hidden = !chosen;
  }
}

function trail() {
  for (const [id, can] of Object.entries(state.trail())) byId(id).setAttribute("aria-disabled", String(!can));
}

function heading() {
  const [talk] = talks;
  const title = talks.length === 1 ? talk.title || talk.id : count(talks.length, "talk");
  document.title = title;
  byId("title").replaceChildren(name(title));
  const alone = () =>
    [talk.date, talk.people?.length && name(talk.people.join(", ")), talk.url && link(talk.url, talk.url)].filter(Boolean);
  const parts = talks.length === 1 ? alone() : byTitle.slice(0, NAMED).map(({ id }) => name(titles.get(id)));
  byId("subtitle").replaceChildren(...parts.flatMap((part, number) => (number ? [" · ", part] : [part])));
}

function theme(now) {
  document.documentElement.dataset.theme = now;
  byId("theme").textContent = now === "dark" ? "Light" : "Dark";
  drawing?.recolour();
}

function themes() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  theme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => theme(dark.matches ? "dark" : "light"));
  byId("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
}

function keyboard(event) {
  if (event.key === "Escape" && !putAway()) leave();
  if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  byId("find").focus();
}

function toggleFilters(open) {
  byId("filters").hidden = !open;
  byId("filtering").setAttribute("aria-expanded", String(open));
}

/** Close the filters where they lie over the rest; tell whether they did. */
function putAway() {
  if (wide() || byId("filters").hidden) return false;
  if (byId("filters").contains(document.activeElement)) byId("filtering").focus();
  toggleFilters(false);
  return true;
}

function buttons() {
  const clicks = {
    more: () => state.set({ limit: state.get().limit + FIRST }),
    all: () => state.set({ limit: Math.min(nodes.size, MOST) }),
    fit,
    back: () => state.trail().back && history.back(),
    forward: () => state.trail().forward && history.forward(),
    filtering: () => toggleFilters(byId("filters").hidden),
    clear: () => state.reset(...FILTERS),
  };
  for (const [id, click] of Object.entries(clicks)) byId(id).addEventListener("click", click);
  for (const each of document.querySelectorAll("[data-view]")) each.addEventListener("click", () => state.set({ view: each.dataset.view }));
}

function start() {
  toggleFilters(wide());
  startFilters(byId("switches"));
  startChips(byId("chips"), byId("find"));
  startPanel(byId("panel"), byId("find"));
  new SearchBox({ box: byId("find"), list: byId("hits") });
  const pick = (id) => (id === null ? leave() : choose(id));
  drawing = new Picture({ container: byId("picture"), nodes, edges, options, room: uncovered, choose: pick });
  buttons();
  addEventListener("keydown", keyboard);
  addEventListener("click", ({ target }) => target.closest("#filters, #filtering") || putAway(), { capture: true });
  state.subscribe(follow);
  follow(state.get(), {});
  const tables = startTables({ nodes: byId("nodes"), relations: byId("relations") }); // after the views, because they scroll
  new Reading(byId("text"));
  startSave({ button: byId("saving"), dialog: byId("save"), picture: drawing, tables });
  startPrint({ picture: drawing, tables });
}

/** Bring the page in line with what is seen now. */
function follow(now, before) {
  const changed = (...fields) => fields.some((field) => now[field] !== before[field]);
  if (changed("view")) views(now);
  trail();
  refresh();
  if (changed("selected", "path", ...FILTERS)) light(now);
  due ||= changed("limit", "talk", "around", "steps", "focus", "path");
  if (now.view !== "picture") return;
  if (due) fit();
  else if (changed("selected", "view")) drawing.bringIntoView(ends(now.selected), near(now.selected));
  else if (changed(...FILTERS)) drawing.keepInView();
  due = false;
}

heading();
themes();
for (const id of ["find", "bar", "body"]) byId(id).hidden = !nodes.size;
byId("empty").hidden = nodes.size > 0;
if (nodes.size) start();

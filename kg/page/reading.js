// The text view: a talk line by line, in which mentions are marked by type and lead to their nodes, and quotes are found.

import { count, link, make } from "./dom.js";
import { byTitle, edges, groups, nodes, talkOf, talks, titles } from "./graph.js";
import { state } from "./state.js";
import { passing } from "./passing.js";
import { choose } from "./moves.js";
import { sign } from "./look.js";
import { markWords, wayThrough } from "./sought.js";
import { linesOf, mentionsIn, pieces, quotesIn, shownIn, untagged } from "./texts.js";

const BLOCK = 50; // lines that the browser lays out together, once they come near

/** The view in `place`; it follows the state, and is drawn when it is first seen. */
export class Reading {
  #talk = null; // that is drawn
  #passing = null; // with these nodes marked
  #lines = [];
  #elements = new Map(); // of the lines that stand there, by number
  #shown = null; // numbers of the lines that are for a reader, where not all are
  #mentions = []; // in the order of the talk
  #places = []; // of what is selected, in the order of the talk
  #quoted = new Set(); // lines in which a quote is marked

  constructor(place) {
    this.place = place;
    this.chooser = make("select", { "aria-label": "Talk", change: () => this.show(this.chooser.value, 0) });
    this.chooser.append(...byTitle.map(({ id }) => make("option", { value: id }, titles.get(id))));
    this.about = make("p", { class: "quiet" });
    this.where = make("p", { class: "walk", role: "status" });
    this.sought = make("p", { class: "sought", role: "status" });
    this.text = make("div", { class: "lines", click: (event) => this.#choose(event), keydown: (event) => this.#press(event) });
    place.append(
      make("div", { class: "bar" }, ...(talks.length > 1 ? [this.chooser] : []), this.about, this.where, this.sought),
      this.text,
    );
    state.subscribe((now, before) => this.#follow(now, before));
    this.#follow(state.get(), {});
  }

  /** Open a talk at a line, and go there even if it was the last one gone to. */
  show(talk, line, options) {
    state.set({ view: "text", reading: talk, line }, options);
    this.#goTo(line);
  }

  #follow(now, before) {
    if (now.view !== "text" || !talks.length) return;
    const anew = this.#draw(now.reading ?? talkOf(now.selected, [now.talk]) ?? now.talk ?? byTitle[0].id);
    if (anew || now.selected !== before.selected) this.#light(now.selected);
    if (anew || now.selected !== before.selected || now.sought !== before.sought) markWords(now.sought, this.#talk, this.#elements);
    this.#lead(now);
    const moved = anew || now.view !== before.view;
    if (moved || now.line !== before.line) this.#goTo(now.line);
    if (now.selected !== before.selected || (moved && !now.line)) this.#bringIntoView();
  }

  /** Draw a talk, unless it stands there already; tell whether it did not. */
  #draw(talk) {
    if (talk === this.#talk && passing() === this.#passing) return false;
    const scroll = talk === this.#talk ? this.text.scrollTop : 0;
    [this.#talk, this.#passing, this.#quoted] = [talk, passing(), new Set()];
    const passes = new Set(passing().nodes.map(({ id }) => id));
    this.#lines = linesOf(talk) ?? [];
    this.#shown = shownIn(talk);
    this.#mentions = this.#lines.length ? mentionsIn(talk, (id) => passes.has(id)) : [];
    this.marks = Map.groupBy(this.#mentions.flatMap(({ id, spans }) => spans.map((span) => ({ ...span, id }))), ({ line }) => line);
    this.text.replaceChildren(...(linesOf(talk) ? this.#blocks() : [leftOut()]));
    this.text.scrollTop = scroll;
    this.#roam(this.text.querySelector("[data-node]"));
    this.#head(talk);
    return true;
  }

  #blocks() {
    const marked = new Set(this.#mentions.map(({ spans }) => spans[0].line));
    const isShown = (number) => !this.#shown || this.#shown.has(number) || marked.has(number);
    const numbers = this.#lines.map((_, index) => index + 1).filter(isShown);
    const lines = numbers.map((number) => make("p", { "data-line": number, dir: "auto" }, ...this.#line(number)));
    this.#elements = new Map(numbers.map((number, index) => [number, lines[index]]));
    const starts = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, number) => number * BLOCK);
    return starts.map((start) => make("div", { class: "block" }, ...lines.slice(start, start + BLOCK)));
  }

  #line(number, quotes = []) {
    const marks = [...(this.marks.get(number) ?? []), ...quotes];
    return pieces(this.#lines[number - 1], marks).map(({ text: written, id, quoted }) => {
      const text = this.#shown ? untagged(written) : written;
      if (id === undefined) return quoted ? make("span", { class: "quoted" }, text) : text;
      return mention(id, text, quoted);
    });
  }

  #head(talk) {
    this.chooser.value = talk;
    const { date, url } = talks.find(({ id }) => id === talk);
    const things = new Set(this.#mentions.map(({ id }) => id)).size;
    const counts = this.#lines.length ? `${count(things, "thing")} in ${count(this.#mentions.length, "place")}` : "";
    const parts = [...(talks.length > 1 ? [date, url && link(url, url)] : []), counts].filter(Boolean); // else the heading has them
    this.about.replaceChildren(...parts.flatMap((part, number) => (number ? [" · ", part] : [part])));
  }

  /** Mark what is selected wherever it stands: the mentions of a node, the quotes of a relation. */
  #light(selected) {
    const isNode = nodes.has(selected);
    const quotes = edges.has(selected) && this.#lines.length ? quotesIn(this.#talk, selected) : [];
    const chosen = isNode ? this.#mentions.filter(({ id }) => id === selected).map(({ spans }) => spans) : quotes;
    this.#places = chosen.toSorted((a, b) => a[0].line - b[0].line);
    this.#requote(quotes.flat());
    for (const mark of this.text.querySelectorAll("[data-node]")) mark.classList.toggle("chosen", mark.dataset.node === selected);
    this.#step();
  }

  /** Draw anew the lines in which a quote stood or stands. */
  #requote(spans) {
    const quotes = Map.groupBy(spans.map((span) => ({ ...span, quoted: true })), ({ line }) => line);
    for (const line of new Set([...this.#quoted, ...quotes.keys()])) {
      this.#element(line)?.replaceChildren(...this.#line(line, quotes.get(line)));
      this.#element(line)?.classList.toggle("told", quotes.has(line));
    }
    this.#quoted = new Set(quotes.keys());
    if (!this.text.querySelector("[data-node][tabindex='0']")) this.#roam(this.text.querySelector("[data-node]"));
  }

  /** Say how often what is selected stands in this talk, and offer the way from place to place. */
  #step() {
    const { selected, line } = state.get();
    const number = this.#places.findIndex(([span]) => span.line === line);
    const to = (place) => this.show(this.#talk, this.#places.at(place % this.#places.length)[0].line, { replace: true });
    const button = (label, text, place) => make("button", { type: "button", "aria-label": label, click: () => to(place) }, text);
    const told = `${number < 0 ? "" : `${number + 1} of `}${count(this.#places.length, nodes.has(selected) ? "mention" : "quote")}`;
    const ways = [button("Previous place", "↑", Math.max(number, 0) - 1), told, button("Next place", "↓", number + 1)];
    const content = this.#places.length ? ways : [selected && this.#lines.length ? "not in this talk" : ""];
    this.where.replaceChildren(...content);
  }

  /** Offer the way from line to line that says what is sought; a button that is drawn anew keeps the keyboard. */
  #lead({ sought, line }) {
    const held = [...this.sought.children].indexOf(document.activeElement);
    this.sought.replaceChildren(...wayThrough(sought, this.#talk, line));
    if (held >= 0) this.sought.children[held]?.focus();
  }

  #goTo(line) {
    const element = this.#element(line);
    this.#step();
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    for (const other of this.text.querySelectorAll(".here")) other.classList.remove("here");
    element.classList.add("here");
  }

  /** Scroll to what is selected, unless one of its places is seen already. */
  #bringIntoView() {
    const { top, bottom } = this.text.getBoundingClientRect();
    const elements = this.#places.map(([{ line }]) => this.#element(line));
    const seen = (element) => element.getBoundingClientRect().top >= top && element.getBoundingClientRect().bottom <= bottom;
    if (!elements.some(seen)) elements[0]?.scrollIntoView({ block: "center" });
  }

  #element(line) {
    return this.#elements.get(line);
  }

  #choose({ target }) {
    const mark = target.closest("[data-node]");
    if (!mark) return;
    this.#roam(mark);
    choose(mark.dataset.node);
  }

  /** Let arrows lead from mention to mention, so that the keyboard needs one step into the text and one out of it. */
  #press(event) {
    const marks = [...this.text.querySelectorAll("[data-node]")];
    const at = marks.indexOf(event.target);
    const keys = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 };
    if (at < 0 || !["Enter", " ", ...Object.keys(keys)].includes(event.key)) return;
    event.preventDefault();
    if (!Object.hasOwn(keys, event.key)) return this.#choose(event);
    this.#roam(marks[keys[event.key]])?.focus();
  }

  #roam(mark) {
    if (!mark) return null;
    this.text.querySelector("[data-node][tabindex='0']")?.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    return mark;
  }
}

function mention(id, text, quoted) {
  const { group, about } = nodes.get(id);
  const says = { role: "button", tabindex: -1, "data-node": id, title: `${about.name} (${group})` };
  const mark = make("span", { ...says, class: quoted ? "mention quoted" : "mention" }, sign(groups[group]), text);
  mark.style.setProperty("--type", groups[group].color);
  return mark;
}

function leftOut() {
  return make(
    "p",
    { class: "left-out" },
    "The text of this talk was left out when the graph was built (--no-text). " +
      "Relations still have their quotes.",
  );
}

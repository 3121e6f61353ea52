// The search box, and under it the list of what matches: things, and lines of the talks' texts.

import { count, make, name } from "./dom.js";
import { nodes, titles } from "./graph.js";
import { choose, readWords } from "./moves.js";
import { index, matches, nearly } from "./match.js";
import { called } from "./say.js";
import { excerpt, linesThatSay, readAhead } from "./said.js";

const LINES = 5; // of the texts that are listed

/** The search box and its list. */
export class SearchBox {
  #hits = []; // what each does that can be taken
  #active = 0;
  #entries = null; // made when the reader comes to the box

  constructor({ box, list }) {
    Object.assign(this, { box, list });
    box.addEventListener("input", () => this.#look());
    box.addEventListener("focus", () => this.#look());
    box.addEventListener("focus", () => setTimeout(() => this.#readAhead()), { once: true });
    box.addEventListener("blur", () => this.#close());
    box.addEventListener("keydown", (event) => this.#press(event));
  }

  #look() {
    this.#hits = [];
    const query = this.box.value.trim();
    const items = query ? [...this.#things(query), ...this.#lines(query)] : [];
    this.#list(query && !items.length ? [told("Nothing matches.")] : items);
    this.#point(0);
  }

  #things(query) {
    const exact = matches(this.#index(), query);
    if (exact.length) return exact.map((hit) => this.#thing(hit));
    const near = nearly(this.#index(), query);
    return near.length ? [told("Nothing is called so. Spelled nearly so:"), ...near.map((hit) => this.#thing(hit))] : [];
  }

  #thing({ id, text }) {
    const heard = text === nodes.get(id).about.name ? [] : [make("small", {}, "“", name(text), "”")];
    return this.#option(() => choose(id), ...called(id), ...heard);
  }

  #lines(query) {
    const lines = linesThatSay(query);
    if (!lines.length) return [];
    const [say, more] = [lines.length === 1 ? "says" : "say", lines.length > LINES ? ", the first of them" : ""];
    return [
      told(`In the text ${count(lines.length, "line")} ${say} it${more}:`),
      ...lines.slice(0, LINES).map((line) => this.#line(line, query)),
    ];
  }

  #line(place, query) {
    const [before, words, behind] = excerpt(place);
    const talk = titles.size > 1 ? [name(titles.get(place.talk)), ", "] : [];
    const where = make("small", {}, ...talk, `line ${place.line}`);
    return this.#option(() => readWords(query, place), make("bdi", {}, before, make("mark", {}, words), behind), where);
  }

  #index() {
    return this.#entries ??= index();
  }

  #readAhead() {
    this.#index();
    readAhead();
  }

  #close() {
    this.#hits = [];
    this.#list([]);
    this.box.removeAttribute("aria-activedescendant");
  }

  #list(items) {
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    this.box.setAttribute("aria-expanded", String(items.length > 0));
  }

  #option(move, ...content) {
    const take = () => {
      this.#clear();
      move();
    };
    const id = `hit${this.#hits.push(take) - 1}`;
    return make("li", { id, role: "option", pointerdown: (event) => event.preventDefault(), click: take }, ...content); // the box keeps the keyboard
  }

  #point(to) {
    if (!this.#hits.length) return;
    this.#active = (to + this.#hits.length) % this.#hits.length;
    const options = [...this.list.querySelectorAll("[role=option]")];
    options.forEach((item, number) => item.setAttribute("aria-selected", String(number === this.#active)));
    if (this.#active) options[this.#active].scrollIntoView({ block: "nearest" });
    else this.list.scrollTop = 0; // with the words above the first
    this.box.setAttribute("aria-activedescendant", `hit${this.#active}`);
  }

  #clear() {
    this.box.value = "";
    this.#close();
  }

  #press(event) {
    const keys = {
      ArrowDown: () => this.#point(this.#active + 1),
      ArrowUp: () => this.#point(this.#active - 1),
      Enter: () => this.#hits[this.#active]?.(),
      Escape: () => this.#clear(),
    };
    if (!Object.hasOwn(keys, event.key) || (event.key === "Escape" && this.list.hidden)) return; // Escape then closes the panel
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }
}

function told(text) {
  return make("li", { class: "told", role: "presentation" }, text);
}

// Search over names, aliases and the words as heard, and the list of what matches under the search box.

import { make, name } from "./dom.js";
import { groups, nodes } from "./graph.js";
import { sign } from "./look.js";
import { choose } from "./moves.js";

const HITS = 12;

/** Fold case and accents away, so that "lecun" finds "LeCun" and "jurgen" finds "Jürgen". */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Return what to search: for each node, in order of salience, the texts it goes by. */
function index() {
  return Array.from(nodes.values(), ({ id, about }) => {
    const texts = new Set([about.name, ...about.aliases, ...about.mentions.map((mention) => mention.surface)]);
    return { id, texts: Array.from(texts, (text) => ({ text, folded: fold(text) })) };
  });
}

/** Return the best hits for a query: whole text before beginning of text before beginning of a word before the rest. */
function matches(entries, query) {
  const sought = fold(query);
  const hits = entries.flatMap(({ id, texts }) => {
    const [best] = texts.map(({ text, folded }) => ({ id, text, rank: rank(folded, sought) })).sort((a, b) => a.rank - b.rank);
    return best.rank < Infinity ? [best] : [];
  });
  return hits.sort((a, b) => a.rank - b.rank).slice(0, HITS);
}

function rank(text, sought) {
  if (text === sought) return 0;
  if (text.startsWith(sought)) return 1;
  if (text.includes(` ${sought}`)) return 2;
  if (text.includes(sought)) return 3;
  return sought.split(/\s+/).every((word) => text.includes(word)) ? 4 : Infinity;
}

/** The search box and its list. */
export class SearchBox {
  #hits = [];
  #active = 0;
  #entries = null; // made when the reader comes to the box

  constructor({ box, list }) {
    Object.assign(this, { box, list });
    box.addEventListener("input", () => this.#look());
    box.addEventListener("focus", () => this.#look());
    box.addEventListener("focus", () => setTimeout(() => this.#index()), { once: true });
    box.addEventListener("blur", () => this.#close());
    box.addEventListener("keydown", (event) => this.#press(event));
  }

  #look() {
    const query = this.box.value.trim();
    this.#hits = query ? matches(this.#index(), query) : [];
    const none = query && !this.#hits.length ? [make("li", { class: "none" }, "Nothing matches.")] : [];
    this.#list([...this.#hits.map((hit, number) => this.#option(hit, number)), ...none]);
    this.#point(0);
  }

  #index() {
    return this.#entries ??= index();
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

  #option(hit, number) {
    const { group, about } = nodes.get(hit.id);
    const heard = hit.text === about.name ? [] : [make("small", {}, "“", name(hit.text), "”")];
    const take = { pointerdown: (event) => event.preventDefault(), click: () => this.#take(hit) }; // the box keeps the keyboard
    return make("li", { id: `hit${number}`, role: "option", ...take }, sign(groups[group]), name(about.name), ...heard);
  }

  #point(to) {
    if (!this.#hits.length) return;
    this.#active = (to + this.#hits.length) % this.#hits.length;
    [...this.list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === this.#active)));
    this.list.children[this.#active].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", `hit${this.#active}`);
  }

  #take(hit) {
    this.#clear();
    choose(hit.id);
  }

  #clear() {
    this.box.value = "";
    this.#close();
  }

  #press(event) {
    const keys = {
      ArrowDown: () => this.#point(this.#active + 1),
      ArrowUp: () => this.#point(this.#active - 1),
      Enter: () => this.#hits.length && this.#take(this.#hits[this.#active]),
      Escape: () => this.#clear(),
    };
    if (!Object.hasOwn(keys, event.key) || (event.key === "Escape" && this.list.hidden)) return; // Escape then closes the panel
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }
}

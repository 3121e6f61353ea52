// Search over names, aliases and the words as heard, and the list of what matches under the search box.

import { make, name } from "./dom.js";
import { sign } from "./look.js";

const HITS = 12;

/** Fold case and accents away, so that "lecun" finds "LeCun" and "jurgen" finds "Jürgen". */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Return what to search: for each node, in order of salience, the texts it goes by. */
export function index(nodes) {
  return nodes.map(({ id, about }) => {
    const texts = new Set([about.name, ...about.aliases, ...about.mentions.map((mention) => mention.surface)]);
    return { id, texts: Array.from(texts, (text) => ({ text, folded: fold(text) })) };
  });
}

/** Return the best hits for a query: whole text before beginning of text before beginning of a word before the rest. */
export function matches(entries, query) {
  const sought = fold(query).trim();
  if (!sought) return [];
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

/** Wire the search box to its list; `choose` is called with the id of a node. */
export function wire({ box, list, entries, nodes, groups, choose }) {
  let hits = [];
  let active = 0;

  const close = () => show([], "");
  const take = (hit) => {
    close();
    choose(hit.id);
  };
  const show = (found, query) => {
    hits = found;
    active = 0;
    list.replaceChildren(...hits.map(option), ...(query.trim() && !hits.length ? [make("li", { class: "none" }, "Nothing matches.")] : []));
    list.hidden = !list.childElementCount;
    box.setAttribute("aria-expanded", String(!list.hidden));
    point(0);
  };
  const option = (hit, number) => {
    const { group, about } = nodes.get(hit.id);
    const heard = hit.text === about.name ? [] : [make("small", {}, "“", name(hit.text), "”")];
    return make("li", { id: `hit${number}`, role: "option", pointerdown: (event) => event.preventDefault(), click: () => take(hit) },
      sign(groups[group]), name(about.name), ...heard);
  };
  const point = (to) => {
    if (!hits.length) return box.removeAttribute("aria-activedescendant");
    active = (to + hits.length) % hits.length;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", `hit${active}`);
  };
  const keys = {
    ArrowDown: () => point(active + 1),
    ArrowUp: () => point(active - 1),
    Enter: () => hits.length && take(hits[active]),
    Escape: () => {
      box.value = "";
      close();
    },
  };

  const look = () => show(matches(entries, box.value), box.value);
  box.addEventListener("input", look);
  box.addEventListener("focus", look);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || (event.key === "Escape" && list.hidden)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}

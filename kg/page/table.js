// A table of many rows: sorted by any column, narrowed by typing, a hundred rows at a time.

import { count, make } from "./dom.js";
import { fold } from "./spelling.js";

const ROWS = 100; // that stand there at a time; the browser lays out so many at once

/**
 * A table in `place`.
 *
 * A column has a `title`; `value`, by which a row is sorted and found; `cell`, what stands there where that is not the value;
 * `number`, whether the greatest comes first; and `says`, what that means. `noun` is what a row is. A click anywhere on
 * a row hands its id to `open`; by keyboard, the button in it that does the same. The reader's wish for an order goes to `sort`: the title
 * of a column, behind "-" where the greatest comes first.
 */
export class Table {
  #rows = [];
  #kept = [];
  #first = 0;
  #order = null;
  #chosen = null;

  constructor({ place, caption, noun, columns, sort, open }) {
    Object.assign(this, { place, noun, columns, sort, open });
    this.narrow = make("input", {
      type: "text",
      placeholder: "Narrow the rows",
      "aria-label": `Narrow the table of ${noun}s`,
      input: () => this.#arrange(),
    });
    this.told = make("p", { class: "quiet", role: "status" });
    this.pages = make("p", { class: "walk" });
    this.heads = columns.map((column) => this.#head(column));
    this.body = make("tbody", { click: (event) => this.#take(event), keydown: (event) => this.#press(event) });
    const head = make("thead", {}, make("tr", {}, ...this.heads));
    this.area = make(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      make("table", {}, make("caption", {}, caption), head, this.body),
    );
    place.append(make("div", { class: "bar" }, this.narrow, this.told, this.pages), this.area);
  }

  /** Return what stands in the table, on all of its pages, in order. */
  get rows() {
    return this.#kept;
  }

  /** Show these rows in an order, with the chosen one marked. */
  show(rows, chosen, order) {
    const anew = rows !== this.#rows || order !== this.#order;
    [this.#rows, this.#chosen, this.#order] = [rows, chosen, order];
    if (anew) this.#arrange();
    else this.#draw();
  }

  /** Turn to the page on which a row stands. */
  turnTo(id) {
    const at = this.#kept.findIndex((row) => row.id === id);
    if (at < 0) return;
    this.#first = at - (at % ROWS);
    this.#draw();
    this.body.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  }

  #head(column) {
    const says = column.says ? { title: column.says } : {};
    const button = make("button", { type: "button", ...says, click: () => this.sort(this.#next(column)) }, column.title);
    return make("th", { scope: "col", class: column.number ? "number" : "", "aria-sort": "none" }, button);
  }

  /** Return the order that a column's head leads to: its own, or where it has that already the other way round. */
  #next({ title, number }) {
    const [own, other] = number ? [`-${title}`, title] : [title, `-${title}`];
    return this.#order === own ? other : own;
  }

  /** Narrow, sort, and turn to the first page. */
  #arrange() {
    const sought = fold(this.narrow.value).split(/\s+/).filter(Boolean);
    const says = (row) => fold(this.columns.map(({ value }) => value(row)).join(" "));
    const kept = sought.length ? this.#rows.filter((row) => sought.every((word) => says(row).includes(word))) : [...this.#rows];
    const down = this.#order.startsWith("-");
    const column = this.columns.find(({ title }) => title === this.#order.slice(Number(down)));
    kept.sort(by(column.value, down));
    this.heads.forEach((head, number) =>
      head.setAttribute("aria-sort", column !== this.columns[number] ? "none" : down ? "descending" : "ascending")
    );
    [this.#kept, this.#first] = [kept, 0];
    this.area.scrollTop = 0;
    this.#draw();
  }

  #draw() {
    const seen = this.#kept.slice(this.#first, this.#first + ROWS);
    this.body.replaceChildren(...seen.map((row) => this.#row(row)));
    this.told.textContent = `${count(this.#kept.length, this.noun)}${
      this.#kept.length < this.#rows.length ? ` of ${this.#rows.length.toLocaleString("en")}` : ""
    }`;
    const last = Math.max(0, this.#kept.length - 1);
    const page = (label, text, first) => {
      const button = make("button", { type: "button", "aria-label": label, click: () => this.#turn(first) }, text);
      button.disabled = first < 0 || first > last || first === this.#first;
      return button;
    };
    const span = `${this.#first + 1}–${this.#first + seen.length}`;
    this.pages.replaceChildren(
      ...(this.#kept.length <= ROWS ? [] : [
        page("First rows", "⇤", 0),
        page("Previous rows", "←", this.#first - ROWS),
        span,
        page("Next rows", "→", this.#first + ROWS),
        page("Last rows", "⇥", last - (last % ROWS)),
      ]),
    );
  }

  #turn(first) {
    this.#first = first;
    this.#draw();
    this.area.scrollTop = 0;
    this.area.focus();
  }

  #row(row) {
    const [head, ...rest] = this.columns.map(({ value, cell = value, number }, place) =>
      make(place ? "td" : "th", { ...(place ? {} : { scope: "row" }), class: number ? "number" : "" }, cell(row))
    );
    return make("tr", { class: row.id === this.#chosen ? "chosen" : "", "data-row": row.id }, head, ...rest);
  }

  /** Open the row that was clicked, unless a button in it has its own way, or words of it were marked to be copied. */
  #take({ target }) {
    if (target.closest("button") || !getSelection().isCollapsed) return;
    this.open(target.closest("tr").dataset.row);
  }

  /** Let arrows lead up and down within a column. */
  #press(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const cell = event.target.closest("td, th");
    const other = step && cell.parentElement[step]?.children[cell.cellIndex].querySelector("button");
    if (!other) return;
    event.preventDefault();
    other.focus();
  }
}

function by(value, down) {
  const order = (a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true }));
  return (one, other) => (down ? -1 : 1) * order(value(one), value(other));
}

// What goes to the printer: title, picture, and the relations with their words.

import { make, name } from "./dom.js";
import { nodes, titles } from "./graph.js";
import { words } from "./look.js";
import { marked, percent } from "./say.js";
import { svgOf } from "./sketch.js";
import { visible } from "./save.js";

/** Lay out a sheet when the reader prints, in the colours of paper, and take it away again. */
export function startPrint({ picture, tables }) {
  const root = document.documentElement;
  let [sheet, theme] = [null, null];
  addEventListener("beforeprint", () => {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
    sheet = make("section", { id: "print" }, svgOf(picture.scene(false)), relations(visible(tables).edges));
    document.body.append(sheet);
  });
  addEventListener("afterprint", () => {
    sheet?.remove();
    root.dataset.theme = theme;
  });
}

function relations(edges) {
  const head = ["Subject", "Relation", "Object", "Sure", "In the words of the talk"].map((title) => make("th", { scope: "col" }, title));
  return make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...edges.map(row)));
}

function row({ from, to, about: { type, polarity, confidence, evidence } }) {
  const [subject, object] = [from, to].map((id) => make("td", {}, name(nodes.get(id).about.name)));
  const says = `${words(type)}${polarity === "asserted" ? "" : ` (${polarity})`}`;
  return make(
    "tr",
    {},
    subject,
    make("td", {}, says),
    object,
    make("td", {}, percent(confidence)),
    make("td", {}, ...evidence.map(quote)),
  );
}

function quote(evidence) {
  const { source, line } = evidence;
  return make("p", {}, marked(evidence), make("small", {}, ` ${titles.size > 1 ? `${titles.get(source)}, ` : ""}line ${line}`));
}

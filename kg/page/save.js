// Save or copy what is visible: as a picture, as a table, or as a graph.

import { count, make } from "./dom.js";
import { edges, nodes } from "./graph.js";
import { state } from "./state.js";
import { passing, shown } from "./passing.js";
import { fold } from "./spelling.js";
import { graphFile, relationsCsv, thingsCsv } from "./files.js";
import { graphml } from "./graphml.js";
import { pngOf, svgOf } from "./sketch.js";

/** Start the dialog that `button` opens; `picture` draws, `tables` hold what is sorted and narrowed. */
export function startSave({ button, dialog, picture, tables }) {
  const text = (type, write) => async (part) => new Blob([write(part)], { type: `${type};charset=utf-8` });
  const formats = [
    ["PNG", "picture", "png", "the picture, for slides", () => pngOf(picture.scene(isPicture()))],
    [
      "SVG",
      "picture",
      "svg",
      "the picture, to go on drawing",
      text("image/svg+xml", () => new XMLSerializer().serializeToString(svgOf(picture.scene(isPicture())))),
    ],
    ["CSV of things", "things", "csv", "for a spreadsheet", text("text/csv", thingsCsv)],
    ["CSV of relations", "relations", "csv", "for a spreadsheet, a row for each quote", text("text/csv", relationsCsv)],
    ["JSON", "graph", "json", "a graph file that kg reads", text("application/json", graphFile)],
    ["GraphML", "graph", "graphml", "for Gephi, yEd, igraph, networkx", text("application/xml", graphml)],
  ];
  const told = make("p", { class: "quiet", role: "status" });
  const act = (label, verb, done) =>
    make("button", { type: "button", "aria-label": `${verb} ${label}`, click: () => tell(told, label, done) }, verb);
  const row = ([label, what, ending, says, produce]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, label),
      make("td", {}, make("small", {}, says)),
      make("td", {}, act(label, "Save", async () => download(await produce(visible(tables)), `${slug()}-${what}.${ending}`))),
      make("td", {}, act(label, "Copy", () => copy(produce(visible(tables)), ending))),
    );
  button.addEventListener("click", () => {
    const part = visible(tables);
    const size = `${count(part.nodes.length, "thing")}, ${count(part.edges.length, "relation")}`;
    const close = make("button", { type: "button", class: "close", "aria-label": "Close", click: () => dialog.close() }, "×");
    told.textContent = "";
    dialog.replaceChildren(
      close,
      make("h2", {}, "Save what is visible"),
      make("p", { class: "quiet" }, size),
      make("table", {}, make("tbody", {}, ...formats.map(row))),
      told,
    );
    dialog.showModal();
  });
  dialog.addEventListener("keydown", (event) => event.stopPropagation()); // Escape closes the dialog alone
}

const isPicture = () => state.get().view === "picture";

/** Return what is visible: what is drawn, or what stands in the table on all of its pages, with the ends of its relations. */
export function visible(tables) {
  const able = passing();
  const among = (ids) => able.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const { view } = state.get();
  if (view === "nodes") return { nodes: tables.nodes.rows, edges: among(new Set(tables.nodes.rows.map(({ id }) => id))) };
  if (view === "relations") {
    const ends = new Set(tables.relations.rows.flatMap(({ from, to }) => [from, to]));
    return { nodes: [...nodes.values()].filter(({ id }) => ends.has(id)), edges: tables.relations.rows };
  }
  if (view === "text") return able;
  const drawn = shown();
  return {
    nodes: [...nodes.values()].filter(({ id }) => drawn.nodes.has(id)),
    edges: [...edges.values()].filter(({ id }) => drawn.edges.has(id)),
  };
}

async function tell(told, label, action) {
  told.textContent = "…";
  try {
    told.textContent = `${label} ${await action()}.`;
  } catch (error) {
    told.textContent = `${label} could not be copied or saved here (${error.message}); open the page in a browser window of its own.`;
  }
}

function download(blob, file) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // by then the browser has it
  return `saved as ${file}`;
}

async function copy(promise, ending) {
  const clipboard = navigator.clipboard;
  if (!clipboard) throw new Error("no clipboard");
  if (ending === "png") await clipboard.write([new ClipboardItem({ "image/png": promise })]);
  else await clipboard.writeText(await (await promise).text());
  return "copied";
}

/** Return the title as the beginning of a file's name. */
function slug() {
  return fold(document.title).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "") || "graph";
}

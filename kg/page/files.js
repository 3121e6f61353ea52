// A part of the graph as files: the graph file of kg, and CSV for spreadsheets.

import { about, nodes, talks, titles } from "./graph.js";
import { linesOf } from "./texts.js";
import { bare } from "./graphml.js";

const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/; // what a spreadsheet would work out instead of show

/** Return the graph file that holds these nodes and edges; `kg show` and all the rest of kg read it. */
export function graphFile(part) {
  const sources = talks.map((talk) => (linesOf(talk.id) ? { ...talk, text: linesOf(talk.id) } : talk));
  const records = {
    sources,
    nodes: part.nodes.map((node) => ({ id: bare(node.id), ...node.about })),
    edges: part.edges.map(({ id, from, to, about: said }) => (
      { source: bare(from), target: bare(to), key: bare(id), ...said, evidence: said.evidence.map(whole) }
    )),
  };
  const rows = (name) => `"${name}": [\n${records[name].map((record) => JSON.stringify(record)).join(",\n")}\n]`;
  return `{"directed": true, "multigraph": true, "graph": {${rows("sources")}, ${JSON.stringify(about).slice(1)},\n${rows("nodes")},\n${
    rows("edges")
  }}\n`;
}

/** Return the things as CSV, one a line. */
export function thingsCsv(part) {
  const head = ["id", "name", "type", "aliases", "known", "salience", "confidence", "mentions", "heard as", "talks"];
  return csv([
    head,
    ...part.nodes.map(({ id, group, about: { name, aliases, known, salience, confidence, mentions } }) => [
      bare(id),
      name,
      group,
      aliases.join("; "),
      String(known),
      salience,
      confidence,
      mentions.length,
      unique(mentions.map(({ surface }) => surface)),
      unique(mentions.map(({ source }) => titles.get(source))),
    ]),
  ]);
}

/** Return the relations as CSV, a line for each of their quotes. */
export function relationsCsv(part) {
  const head = [
    "subject",
    "relation",
    "object",
    "polarity",
    "confidence",
    "talk",
    "line",
    "seconds",
    "quote",
    "subject as heard",
    "object as heard",
  ];
  return csv([
    head,
    ...part.edges.flatMap(({ from, to, about: { type, polarity, confidence, evidence } }) =>
      evidence.map(whole).map((told) => [
        nodes.get(from).about.name,
        type,
        nodes.get(to).about.name,
        polarity,
        confidence,
        titles.get(told.source),
        told.line,
        told.seconds ?? "",
        told.quote,
        told.subject.surface,
        told.object.surface,
      ])
    ),
  ]);
}

/** Return an evidence with its quote in one piece. */
function whole(evidence) {
  return { ...evidence, quote: evidence.quote.map(([, text]) => text).join("") };
}

function unique(texts) {
  return [...new Set(texts)].join("; ");
}

/** Return rows as CSV that spreadsheets take for UTF-8 by its mark, and in which no text is a formula. */
function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value) {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

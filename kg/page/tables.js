// The table views: all things and all relations that pass the filters, the equal of the picture for eyes and keyboard.

import { make } from "./dom.js";
import { nodes, talks, titles } from "./graph.js";
import { state } from "./state.js";
import { joined, passing } from "./passing.js";
import { choose, readAt } from "./moves.js";
import { tag, words } from "./look.js";
import { called, marked, percent } from "./say.js";
import { Table } from "./table.js";

const THINGS = [
  { title: "Name", value: ({ about }) => about.name, cell: ({ id }) => node(id) },
  { title: "Type", value: ({ group }) => group },
  {
    title: "Heard as",
    says: "The words that mean it, where they are not its name",
    value: ({ about }) => heard(about).join(", "),
    cell: ({ about }) => make("bdi", {}, heard(about).join(", ")),
  },
  { title: "Mentions", value: ({ about }) => here(about.mentions).length, number: true },
  { title: "Relations", value: ({ id }) => joined(id).length, number: true },
  {
    title: "Salience",
    says: "How much the talks are about it, at most 1",
    value: ({ about }) => about.salience,
    cell: ({ about }) => about.salience.toFixed(2),
    number: true,
  },
  {
    title: "Sure",
    says: "How likely it is meant",
    value: ({ about }) => about.confidence,
    cell: ({ about }) => percent(about.confidence),
    number: true,
  },
  ...(talks.length > 1
    ? [{ title: "Talks", value: ({ about }) => new Set(about.mentions.map(({ source }) => source)).size, number: true }]
    : []),
];
const RELATIONS = [
  { title: "Subject", value: ({ from }) => nodes.get(from).about.name, cell: ({ from }) => node(from) },
  { title: "Relation", value: ({ about }) => words(about.type), cell: (edge) => relation(edge) },
  { title: "Object", value: ({ to }) => nodes.get(to).about.name, cell: ({ to }) => node(to) },
  {
    title: "Sure",
    says: "How likely it is said and meant so",
    value: ({ about }) => about.confidence,
    cell: ({ about }) => percent(about.confidence),
    number: true,
  },
  { title: "Said", says: "How often it is said", value: ({ about }) => here(about.evidence).length, number: true },
  { title: "Line", value: ({ about }) => first(about).line, cell: ({ about }) => place(first(about)), number: true },
  ...(talks.length > 1 ? [{ title: "Talk", value: ({ about }) => titles.get(first(about).source) }] : []),
  { title: "Quote", value: ({ about }) => plain(first(about)), cell: ({ about }) => marked(first(about)) },
];

/** Return those of these places that are in the talk to which the graph is narrowed. */
function here(places) {
  const { talk } = state.get();
  return talk === null ? places : places.filter(({ source }) => source === talk);
}

function first({ evidence }) {
  return here(evidence)[0];
}

/** Start the tables in these places; return {nodes, relations}. */
export function startTables(places) {
  const tables = {
    nodes: new Table({
      place: places.nodes,
      caption: "Things that pass the filters",
      noun: "thing",
      columns: THINGS,
      sort: (things) => state.set({ things }),
      open: choose,
    }),
    relations: new Table({
      place: places.relations,
      caption: "Relations that pass the filters",
      noun: "relation",
      columns: RELATIONS,
      sort: (statements) => state.set({ statements }),
      open: choose,
    }),
  };
  const follow = (now, before) => {
    if (!Object.hasOwn(tables, now.view)) return;
    const { nodes: things, edges: relations } = passing();
    if (now.view === "nodes") tables.nodes.show(things, now.selected, now.things);
    else tables.relations.show(relations, now.selected, now.statements);
    if (now.selected !== before.selected || now.view !== before.view) tables[now.view].turnTo(now.selected);
  };
  state.subscribe(follow);
  follow(state.get(), {});
  return tables;
}

function node(id) {
  return make("button", { type: "button", class: "thing", click: () => choose(id) }, ...called(id));
}

function relation({ id, about }) {
  const says = make("button", { type: "button", class: "verb", click: () => choose(id) }, words(about.type));
  return make("span", {}, says, " ", tag(about.polarity));
}

function place({ source, line }) {
  const read = () => readAt(source, line);
  return make("button", { type: "button", "aria-label": `line ${line}: read it`, click: read }, String(line));
}

function plain({ quote: parts }) {
  return parts.map(([, text]) => text).join("");
}

/** Return the ways in which something was heard that are not its name, the most frequent first, of several the surest. */
function heard({ name: own, mentions }) {
  const said = mentions.filter(({ surface }) => surface.toLowerCase() !== own.toLowerCase());
  const sure = (way) => Math.max(...way.map(({ score }) => score));
  const ways = [...Map.groupBy(said, ({ surface }) => surface.toLowerCase()).values()];
  return ways.sort((a, b) => b.length - a.length || sure(b) - sure(a)).map(([{ surface }]) => surface);
}

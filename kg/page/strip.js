// Where in a talk something is mentioned: a strip over the talk's length, each mark a mention.

import { make, name } from "./dom.js";
import { talks, titles } from "./graph.js";
import { readAt } from "./moves.js";
import { some, times } from "./say.js";

const MOST = 5; // talks whose strips are shown at once

/** Return a strip for each talk that has mentions, the talk with most of them first. */
export function strips(mentions) {
  const perTalk = [...Map.groupBy(mentions, ({ source }) => source)].sort(([, one], [, other]) => other.length - one.length);
  const drawn = ([source, those]) => strip(talks.find(({ id }) => id === source), those);
  return some(MOST, perTalk, drawn, { what: "more talks" });
}

function strip(talk, mentions) {
  const length = Math.max(talk.lines ?? 0, ...mentions.map(({ line }) => line));
  const marks = mentions.map((mention) => mark(mention, length));
  marks[0].tabIndex = 0; // arrow keys reach the others
  const label = `Where in ${titles.get(talk.id)} it is mentioned, ${
    times(mentions.length)
  }: arrow keys go from mention to mention, Enter reads it`;
  const bar = make("div", { class: "strip", role: "group", "aria-label": label, keydown: (event) => walk(event, marks) }, ...marks);
  const heading = titles.size > 1 ? [make("h4", {}, name(titles.get(talk.id)))] : [];
  const scale = make(
    "p",
    { class: "scale", "aria-hidden": "true" },
    make("span", {}, "line 1"),
    make("span", {}, length.toLocaleString("en")),
  );
  return [...heading, bar, scale];
}

function mark({ source, line, surface }, length) {
  const says = `line ${line}: “${surface}”`;
  const made = make("button", { type: "button", tabindex: "-1", title: says, "aria-label": says, click: () => readAt(source, line) });
  made.style.left = `${(100 * (line - 0.5)) / length}%`;
  return made;
}

function walk(event, marks) {
  const at = marks.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = marks[Math.min(Math.max(to, 0), marks.length - 1)];
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

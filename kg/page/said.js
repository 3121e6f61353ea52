// Where in the talks' texts words are said: from the beginning of a word, also across the end of a line, whatever case and accents.

import { talks } from "./graph.js";
import { fold } from "./spelling.js";
import { readable } from "./texts.js";

const FEWEST = 2; // letters; one alone stands nearly everywhere
const [BEFORE, BEHIND] = [40, 80]; // characters of a long line that are shown around words

const running = new Map(); // of each talk that was asked for, its text on one folded line, and where its lines start in it
let last = { words: null, lines: null };

/** Read the texts ahead of the first search. */
export function readAhead() {
  for (const { id } of talks) text(id);
}

/** Return the first place of words in each line of all talks that has them, in order: {talk, line, start, lineEnd, end}. */
export function linesThatSay(words) {
  if (last.words === words) return last.lines;
  const lines = talks.flatMap(({ id }) => placesOf(id, words).filter(({ line }, number, all) => line !== all[number - 1]?.line));
  last = { words, lines };
  return lines;
}

/** Return where words stand in a talk: the line and folded column of their first letter, and those of the end of their last. */
export function placesOf(talk, words) {
  const pattern = patternOf(words);
  if (pattern === null) return [];
  const { folded, starts } = text(talk);
  let number = 0;
  return Array.from(folded.matchAll(pattern), ({ index, 0: { length } }) => {
    while (starts[number + 1] <= index) number += 1;
    let last = number;
    while (starts[last + 1] < index + length) last += 1;
    return { talk, line: number + 1, start: index - starts[number], lineEnd: last + 1, end: index + length - starts[last] };
  });
}

/** Return a line in three parts: what stands before the words, these, and what follows; a long line is cut at both ends. */
export function excerpt({ talk, line, start, lineEnd, end }) {
  const whole = readable(talk)[line - 1];
  const [first, behind] = [unfolded(whole, start), lineEnd > line ? whole.length : unfolded(whole, end)];
  const from = first > 2 * BEFORE ? whole.indexOf(" ", first - BEFORE) + 1 : 0;
  const to = whole.length > behind + 2 * BEHIND ? behind + BEHIND : whole.length;
  return [
    (from ? "…" : "") + whole.slice(from, first),
    whole.slice(first, behind),
    whole.slice(behind, to) + (to < whole.length ? "…" : ""),
  ];
}

/** Return the column of a line that a column of the folded line is made of. */
export function unfolded(line, column) {
  let [at, left] = [0, column];
  for (const letter of line) {
    if (left <= 0) break;
    left -= fold(letter).length;
    at += letter.length;
  }
  return at;
}

function patternOf(words) {
  const sought = fold(words).trim();
  if (sought.length < FEWEST) return null;
  return new RegExp(`(?<![a-z\\d])${sought.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("\\s+")}`, "g");
}

function text(talk) {
  if (!running.has(talk)) {
    const folded = fold(readable(talk).join("\n"));
    const starts = [0];
    for (let at = folded.indexOf("\n"); at >= 0; at = folded.indexOf("\n", at + 1)) starts.push(at + 1);
    running.set(talk, { folded, starts });
  }
  return running.get(talk);
}

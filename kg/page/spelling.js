// What makes two spellings one: case and accents aside, and a slip or two of the fingers.

const LETTERS = 4; // that one slip is allowed for
const MOST = 3; // slips, however long a text is
const LONGEST = 60; // letters typed that are looked at
const FAR = 100; // more than the slips that are counted
const rows = Array.from({ length: 3 }, () => new Uint8Array(LONGEST + MOST + 2)); // used again and again, since a search fills millions

/** Fold case and accents away, so that "lecun" finds "LeCun" and "jurgen" finds "Jürgen". */
export function fold(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Return how many slips part what was typed from the words of a text, from any word to the end of any; Infinity for too many. */
export function slips(typed, text) {
  const most = Math.min(MOST, Math.floor(typed.length / LETTERS));
  if (!most || typed.length > LONGEST || missing(typed, text, most)) return Infinity;
  let least = Infinity;
  for (let start = 0; start >= 0; start = after(text, start)) least = Math.min(least, fromHere(typed, text, start, most));
  return least;
}

/** Tell whether a text lacks more letters than slips are allowed, which a glance shows. */
function missing(typed, text, most) {
  let lacking = 0;
  for (const letter of typed) if (!text.includes(letter)) lacking += 1;
  return lacking > most;
}

/** Return where the next word begins, or -1. */
function after(text, start) {
  return text.indexOf(" ", start) + 1 || -1;
}

/**
 * Count letters that are wrong, too many, missing, or changed places with the next (Damerau and Levenshtein), from here to the
 * end of a word. A letter can stand as far from its place as slips are allowed: beyond, nothing is counted.
 */
function fromHere(typed, text, start, most) {
  const wide = Math.min(text.length - start, typed.length + most);
  let [before, row, next] = rows;
  for (let column = 0; column <= wide + 1; column += 1) row[column] = column;
  for (let number = 1; number <= typed.length; number += 1) {
    const [first, last] = [Math.max(1, number - most), Math.min(wide, number + most)];
    let least = next[first - 1] = first === 1 ? number : FAR;
    for (let column = first; column <= last; column += 1) {
      const here = start + column - 1;
      let count = Math.min(row[column - 1] + (typed[number - 1] === text[here] ? 0 : 1), row[column] + 1, next[column - 1] + 1);
      const changed = number > 1 && column > 1 && typed[number - 1] === text[here - 1] && typed[number - 2] === text[here];
      if (changed) count = Math.min(count, before[column - 2] + 1);
      next[column] = count;
      least = Math.min(least, count);
    }
    if (least > most) return Infinity;
    next[last + 1] = FAR;
    [before, row, next] = [row, next, before];
  }
  let least = Infinity;
  for (let column = Math.max(0, typed.length - most); column <= wide; column += 1) {
    const isEnd = start + column === text.length || text[start + column] === " ";
    if (isEnd && row[column] <= most) least = Math.min(least, row[column]);
  }
  return least;
}

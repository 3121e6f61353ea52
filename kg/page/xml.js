// Text as it may stand in XML.

const REFUSED = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]/gu; // with "u", halves of characters alone
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };

/** Return the text without the characters that XML refuses. */
export function plain(text) {
  return text.replace(REFUSED, "");
}

/** Return the text as it stands between two tags. */
export function escaped(text) {
  return plain(text).replace(/[&<>\r]/g, (character) => ESCAPED[character]);
}

/** Return the text as it stands as an attribute, with its quotes. */
export function quoted(text) {
  return `"${plain(text).replace(/[&<>"\t\n\r]/g, (character) => ESCAPED[character])}"`;
}

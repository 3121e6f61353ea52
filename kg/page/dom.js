// Elements made of text and other elements; the only way anything from a talk reaches the screen.

/** Make an element; children are elements or text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Isolate a name, so that one written from right to left does not turn its surroundings round. */
export function name(text) {
  return make("bdi", {}, text.trim() || "(no name)");
}

/** Link to a page on the web; with any other address (`javascript:` …) the text stands alone. */
export function link(address, text) {
  if (!/^https?:\/\//i.test(address ?? "")) return make("span", {}, text);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Write a count with its noun: "1 relation", "2,345 relations". */
export function count(number, noun, nouns = `${noun}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : nouns}`;
}

/** Write seconds as "1:02:03". */
export function clock(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => String(part).padStart(index ? 2 : 1, "0")).join(":");
}

/** Read one of the page's blocks of data. */
export function data(id) {
  return JSON.parse(document.getElementById(`data-${id}`).textContent);
}

// The side panel: opens with what is selected, or with the path, and gives the keyboard back when it closes.

import { make } from "./dom.js";
import { nodes } from "./graph.js";
import { leave } from "./moves.js";
import { ofNode } from "./node.js";
import { ofEdge } from "./relation.js";
import { ofPath } from "./route.js";
import { FILTERS, state } from "./state.js";

const FIELDS = ["selected", "path", "limit", ...FILTERS]; // on which its content rests

/** Keep `panel` in line with what is seen; where it has nothing to give the keyboard back to, `home` takes it. */
export function startPanel(panel, home) {
  let opener = null; // where the keyboard was before the panel opened
  const open = (content, top) => {
    const keyboard = document.activeElement;
    if (panel.hidden) opener = keyboard;
    panel.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "Close", click: leave }, "×"), ...content);
    panel.hidden = false;
    panel.scrollTop = top;
    if (!keyboard?.closest("nav, #filters, #chips, #views > section")) panel.focus({ preventScroll: true });
  };
  const close = () => {
    if (panel.hidden) return;
    const held = panel.contains(document.activeElement);
    panel.hidden = true;
    if (held) (opener?.isConnected && opener !== document.body ? opener : home).focus({ preventScroll: true });
  };
  const follow = (now, before) => {
    if (FIELDS.every((field) => now[field] === before[field])) return;
    const stays = now.selected === before.selected && now.path === before.path;
    if (now.selected === null && !now.path.length) close();
    else open(content(now), stays ? panel.scrollTop : 0);
    if (now.path.length === 1 && now.selected === null) home.focus();
  };
  state.subscribe(follow);
  follow(state.get(), {});
}

function content({ selected, path }) {
  if (selected === null) return ofPath(path);
  return nodes.has(selected) ? ofNode(selected) : ofEdge(selected);
}

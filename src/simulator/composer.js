// The foot of the phone: typing, stickers, emoji and attachments.

import { sticker } from "./bubbles.js";
import { byId, icon, make } from "./dom.js";
import { say } from "./words.js";

// Stickers every bot may send and get (package: first ids of LINE's published list).
const STICKERS = [["446", 1988, 8], ["789", 10855, 8], ["11537", 52002734, 8]];
const EMOJI = [..."😀😄😂😊😍😘🤔😢😭😡😴🤒👍👎👏🙏🙇💪👋❤🎉✨🌸☀☔⛄🗑🏫🏠🚌🚑🔥🌊🍙🍎📅📞⭕❌❓"];
// The field grows with what is typed up to this; then it scrolls.
const TALLEST_PX = 120;

/** `send(kind, body)` sends a text or sticker and answers whether it went; `picture` and `place` ask and send. */
export function makeComposer({ send, picture, place }) {
  const input = make("textarea", { rows: "1", maxlength: "5000", "data-testid": "input", "aria-label": say("write"), placeholder: say("write"), enterkeyhint: "send" });
  const go = make("button", { class: "bare go", "data-testid": "send", "aria-label": say("send"), disabled: true }, icon("send"));
  const tool = (name, label, click, extra = {}) => make("button", { type: "button", class: "bare", "aria-label": say(label), title: say(label), on: { click }, ...extra }, icon(name));
  const smile = tool("smile", "stickersAndEmoji", () => toggleDrawer(), { "aria-expanded": "false", "data-testid": "stickers" });
  const form = byId("composer");
  form.append(tool("pin", "place", place, { "data-testid": "attach-location" }), tool("picture", "picture", picture, { "data-testid": "attach-image" }),
    make("div", { class: "field" }, input, smile), go);

  input.addEventListener("input", fit);
  input.addEventListener("keydown", (event) => {
    // Enter that chooses a kanji is not yet the message's end.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(go);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = input.value;
    if (!text.trim()) return;
    clear();
    // What was refused is not lost.
    if (!(await send("text", { text }))) write(text);
  });

  function fit() {
    go.disabled = !input.value.trim();
    input.style.height = "";
    // Empty, or not to be seen now: the style sheet's one line.
    if (input.value && input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight, TALLEST_PX)}px`;
  }

  function write(text) {
    input.value = text;
    fit();
    input.focus();
  }

  function clear() {
    input.value = "";
    fit();
  }

  function toggleDrawer(open = byId("drawer").hidden) {
    const drawer = byId("drawer");
    drawer.hidden = !open;
    smile.setAttribute("aria-expanded", String(open));
    if (open && drawer.childElementCount === 0) drawer.append(stickers(), emoji());
  }

  function stickers() {
    const all = STICKERS.flatMap(([packageId, first, count]) => Array.from({ length: count }, (_, index) => ({ packageId, stickerId: String(first + index) })));
    return make("div", { class: "stickers", role: "group", "aria-label": say("stickers") }, all.map((one) =>
      make("button", { type: "button", class: "bare", "aria-label": say("sticker", { id: `${one.packageId}/${one.stickerId}` }), on: { click: () => choose(one) } }, sticker(one))));
  }

  function choose(one) {
    toggleDrawer(false);
    send("sticker", one);
  }

  function emoji() {
    return make("div", { class: "emoji", role: "group", "aria-label": say("emoji") }, EMOJI.map((one) =>
      make("button", { type: "button", class: "bare", text: one, on: { click: () => insert(one) } })));
  }

  function insert(text) {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    fit();
    input.focus();
  }

  return { clear, write };
}

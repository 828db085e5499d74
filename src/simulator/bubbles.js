// Draws the messages of a chat, each as LINE shows its kind.

import { draw, hash, icon, linked, make, webAddress } from "./dom.js";
import { flex } from "./flex.js";
import { say } from "./words.js";

/** The inside of one message. `hands.press(action)` is called for a tap, `hands.opened(address)` for a followed link. */
export function message(content, hands) {
  return (DRAW[content.type] || unknown)(content, hands);
}

/** Whether a message brings its own frame, so that it stands in no coloured bubble. */
export const isFramed = (content) => content.type !== "text" && content.type !== "textV2" && content.type in DRAW;

const DRAW = {
  text: (content, hands) => spoken(withEmojis(content), hands),
  textV2: (content, hands) => spoken(substituted(content), hands),
  flex: (content, { press }) => flex(content.contents, press),
  sticker, image, video, audio, location: place, template, imagemap,
};

function unknown(content, hands) {
  return spoken(content.altText || content.text || `[${content.type}]`, hands);
}

const spoken = (text, hands) => make("div", { class: "words" }, linked(text, hands.opened));

// LINE's own emoji pictures are not public; each shows as this one.
const EMOJI = "☻";

/** LINE's own emojis stand at a `$` of the text, told by its index. */
function withEmojis({ text = "", emojis = [] }) {
  const at = new Set(emojis.map((emoji) => emoji.index));
  return text.split("").map((unit, index) => (unit === "$" && at.has(index) ? EMOJI : unit)).join("");
}

function substituted({ text = "", substitution = {} }) {
  return text.replace(/\{\{|\}\}|\{(\w{1,20})\}/g, (whole, key) => {
    if (key === undefined) return whole[0];
    const filling = substitution[key];
    if (!filling) return whole;
    return filling.type === "mention" ? `@${filling.mentionee?.type === "all" ? "All" : (filling.mentionee?.userId ?? "")}` : EMOJI;
  });
}

/** LINE's stickers may not be copied: a face stands in, always the same for the same sticker. */
export function sticker({ packageId, stickerId }) {
  const seed = hash(`${packageId}/${stickerId}`);
  const tone = `hsl(${seed % 360} 70% 78%)`;
  const ears = seed % 3;
  const ear = (x) => [draw("circle", { cx: x, cy: 24, r: 13 }), draw("path", { d: `M${x - 13} 38 ${x} 6 ${x + 13} 38Z` }), draw("ellipse", { cx: x, cy: 22, rx: 9, ry: 20 })][ears];
  const mouth = ["M50 74q10 10 20 0", "M48 72q12 16 24 0Z", "M52 76h16", "M52 80q8-8 16 0"][(seed >>> 3) % 4];
  const eye = (x) => [draw("circle", { cx: x, cy: 58, r: 4, fill: "#333" }), draw("path", { d: `M${x - 6} 58q6-7 12 0`, class: "stroke" }), draw("path", { d: `M${x - 5} 54l8 4-8 4`, class: "stroke" })][(seed >>> 5) % 3];
  return draw("svg", { class: "sticker", viewBox: "0 0 120 120", role: "img", "aria-label": say("sticker", { id: `${packageId}/${stickerId}` }) },
    draw("g", { fill: tone, stroke: "#4a4a4a", "stroke-width": 3 }, ear(36), ear(84), draw("ellipse", { cx: 60, cy: 64, rx: 40, ry: 36 })),
    draw("ellipse", { cx: 34, cy: 70, rx: 6, ry: 4, fill: "#ff8f9c" }), draw("ellipse", { cx: 86, cy: 70, rx: 6, ry: 4, fill: "#ff8f9c" }),
    eye(46), eye(74), draw("path", { d: mouth, class: "stroke" }),
    draw("text", { x: 60, y: 116, "text-anchor": "middle", "font-size": 10, fill: "#1f2d3d", text: `${packageId} / ${stickerId}` }));
}

/** Only addresses of the web and picked pictures are shown; a person's picture without one is a stand-in. */
function image(content, { opened }) {
  const small = content.previewImageUrl || content.originalContentUrl;
  if (!small) return make("div", { class: "picture stand-in", role: "img", "aria-label": say("image") }, icon("picture"));
  const picture = make("img", { class: "picture", src: small, alt: say("image") });
  const large = webAddress(content.originalContentUrl);
  if (!large) return picture;
  return make("a", { href: large, target: "_blank", rel: "noopener", on: { click: () => opened(large) } }, picture);
}

function video(content, { opened }) {
  const film = webAddress(content.originalContentUrl);
  return make("a", { class: "film", href: film, target: "_blank", rel: "noopener", "aria-label": say("video"), on: { click: () => opened(film) } },
    make("img", { class: "picture", src: content.previewImageUrl, alt: "" }));
}

function audio(content) {
  const seconds = Math.round((content.duration || 0) / 1000);
  return make("div", { class: "card audio" }, icon("play"), `${say("audio")} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
}

function place(content, { opened }) {
  const { latitude, longitude } = content;
  const there = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return make("div", { class: "card place" }, map(latitude, longitude),
    make("div", { class: "card-text" }, make("strong", { text: content.title || say("place") }), content.address && make("p", { text: content.address }),
      make("a", { href: there, target: "_blank", rel: "noopener", text: say("map"), on: { click: () => opened(there) } })));
}

/** Not the real streets, which would need a map server: a drawn block of town that differs from place to place. */
function map(latitude, longitude) {
  const seed = hash(`${latitude},${longitude}`);
  const road = (d, width) => draw("path", { d, fill: "none", stroke: "#fff", "stroke-width": width });
  return draw("svg", { class: "map", viewBox: "0 0 240 120", "aria-hidden": "true", preserveAspectRatio: "xMidYMid slice" },
    draw("rect", { width: 240, height: 120, fill: "#e8e4da" }),
    draw("circle", { cx: 40 + (seed % 160), cy: 20 + (seed % 70), r: 30, fill: "#c5e3b4" }),
    draw("path", { d: `M0 ${80 + (seed % 30)}q60 -20 120 0t120 -10v60H0Z`, fill: "#a9d3f0" }),
    road(`M0 ${30 + (seed % 20)} 240 ${50 + (seed % 25)}`, 9), road(`M${60 + (seed % 40)} 0 ${90 + (seed % 30)} 120`, 7), road(`M${170 + (seed % 20)} 0 160 120`, 5),
    draw("path", { d: "M120 74s-17-18-17-31a17 17 0 0 1 34 0c0 13-17 31-17 31Z", fill: "#e5393f" }), draw("circle", { cx: 120, cy: 43, r: 6.5, fill: "#fff" }));
}

function template({ template: content, altText }, hands) {
  if (content.type === "confirm") return confirm(content, hands);
  if (content.type === "buttons") return column(content, content, hands);
  if (content.type === "carousel") return strip(content.columns.map((one) => column({ ...one, imageUrl: one.thumbnailImageUrl }, content, hands)));
  if (content.type === "image_carousel") return strip(content.columns.map((one) => labelled(one, hands)));
  return unknown({ type: content.type, altText }, hands);
}

const strip = (cards) => make("div", { class: "strip", tabindex: "0", role: "group" }, cards);

function column(content, look, hands) {
  const card = make("div", { class: "card column" });
  if (content.thumbnailImageUrl) {
    const frame = make("div", { class: `thumbnail ${look.imageAspectRatio || "rectangle"} ${look.imageSize || "cover"}` }, make("img", { src: content.thumbnailImageUrl, alt: "" }));
    if (/^#[0-9a-f]{6}$/i.test(content.imageBackgroundColor)) frame.style.backgroundColor = content.imageBackgroundColor;
    card.append(frame);
  }
  const words = make("div", { class: "card-text" }, content.title && make("strong", { text: content.title }), make("p", { text: content.text }));
  if (content.defaultAction) {
    words.classList.add("tappable");
    words.addEventListener("click", () => hands.press(content.defaultAction));
  }
  card.append(words, make("div", { class: "card-actions" }, content.actions.map((action) => choice(action, hands))));
  return card;
}

function confirm(content, hands) {
  return make("div", { class: "card confirm" }, make("div", { class: "card-text" }, make("p", { text: content.text })),
    make("div", { class: "card-actions" }, content.actions.map((action) => choice(action, hands))));
}

const choice = (action, { press }) => make("button", { type: "button", class: "choice", text: action.label || "", on: { click: () => press(action) } });

function labelled({ imageUrl, action }, { press }) {
  return make("button", { type: "button", class: "card labelled", "aria-label": action.label, on: { click: () => press(action) } },
    make("img", { src: imageUrl, alt: "" }), action.label && make("span", { text: action.label }));
}

/** An image with tap areas, `baseSize` wide at its 1040-pixel version. */
function imagemap(content, { press }) {
  const { width = 1040, height = 1040 } = content.baseSize || {};
  const element = make("div", { class: "imagemap" }, make("img", { src: `${content.baseUrl}/1040`, alt: content.altText || "" }));
  element.style.aspectRatio = `${width} / ${height}`;
  for (const action of content.actions || []) {
    // An imagemap's own action names differ from the others' by one field.
    const asUsual = action.type === "uri" ? { type: "uri", label: action.label, uri: action.linkUri } : action;
    const area = make("button", { type: "button", class: "area", "aria-label": action.label || action.text || action.linkUri, on: { click: () => press(asUsual) } });
    cover(area, action.area, { width, height });
    element.append(area);
  }
  return element;
}

/** Lays a button over its part of a picture, in percent, so that it fits at every size. */
export function cover(button, { x, y, width, height }, size) {
  button.style.left = `${(100 * x) / size.width}%`;
  button.style.top = `${(100 * y) / size.height}%`;
  button.style.width = `${(100 * width) / size.width}%`;
  button.style.height = `${(100 * height) / size.height}%`;
}

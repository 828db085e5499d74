// Draws Flex messages: bubbles and carousels of boxes, texts, buttons and images.
// Sizes follow LINE's documented keywords, with the pixels its own preview uses.
// Layout is set through `element.style`, value by value: the page's Content-Security-Policy forbids style text.

import { make } from "./dom.js";

const SPACE = { none: "0px", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const TEXT = { xxs: "11px", xs: "13px", sm: "14px", md: "16px", lg: "19px", xl: "22px", xxl: "29px", "3xl": "35px", "4xl": "48px", "5xl": "74px" };
const IMAGE = { xxs: "40px", xs: "60px", sm: "80px", md: "100px", lg: "120px", xl: "140px", xxl: "160px", "3xl": "180px", "4xl": "200px", "5xl": "220px", full: "100%" };
const BORDER = { none: "0px", light: "0.5px", normal: "1px", medium: "2px", "semi-bold": "3px", bold: "4px" };
const ALONG = { start: "flex-start", top: "flex-start", center: "center", end: "flex-end", bottom: "flex-end" };
const SIDE = { start: "left", center: "center", end: "right" };
// Room inside the blocks of a bubble; the small sizes are tighter.
const BLOCK_PADDING = { header: "20px", hero: "0px", body: "20px", footer: "10px" };
const SMALL_BLOCK_PADDING = { header: "10px", hero: "0px", body: "10px", footer: "8px" };
const SMALL = new Set(["nano", "micro", "deca", "hecto"]);
const COLOR = /^#([0-9a-f]{6}|[0-9a-f]{8})$/i;

/** The contents of a Flex message. `press(action)` is called when something with an action is tapped. */
export function flex(contents, press) {
  if (contents.type !== "carousel") return bubble(contents, press);
  return make("div", { class: "strip flex-carousel", tabindex: "0", role: "group" }, contents.contents.map((one) => bubble(one, press)));
}

function bubble(content, press) {
  const size = content.size || "mega";
  const element = make("div", { class: "flex-bubble", "data-size": size, dir: content.direction === "rtl" ? "rtl" : null });
  const padding = SMALL.has(size) ? SMALL_BLOCK_PADDING : BLOCK_PADDING;
  for (const name of ["header", "hero", "body", "footer"]) {
    if (!content[name]) continue;
    const style = content.styles?.[name] || {};
    const block = make("div", { class: `flex-block flex-${name}` });
    if (style.separator && element.childElementCount > 0) element.append(line(style.separatorColor, false));
    paint(block, "backgroundColor", style.backgroundColor);
    const inner = component(content[name], press, { layout: "vertical", spacing: "none" });
    if (content[name].type === "box") room(inner, content[name], padding[name]);
    // The footer's own padding already parts it from the body.
    if (name === "body" && content.footer && !content.body.paddingAll && !content.body.paddingBottom) inner.style.paddingBottom = "10px";
    block.append(inner);
    element.append(block);
  }
  tappable(element, content.action, press);
  return element;
}

const DRAW = { box, text, button, image, icon, video, separator, filler, spacer, span: (part, press) => text({ ...part, contents: [part] }, press) };

/** One component inside a parent box; what LINE adds tomorrow takes no room and breaks nothing. */
function component(part, press, parent) {
  const element = (DRAW[part.type] || filler)(part, press, parent);
  const sideways = parent.layout !== "vertical";
  place(element, part, sideways);
  return element;
}

function box(part, press) {
  const element = make("div", { class: `flex-box ${part.layout}` });
  const style = element.style;
  for (const [index, child] of part.contents.entries()) {
    const drawn = component(child, press, part);
    // The first component's margin is ignored; a margin of its own goes before the box's spacing.
    const margin = index === 0 || child.position === "absolute" ? null : child.margin || part.spacing;
    if (margin) drawn.style[part.layout === "vertical" ? "marginTop" : "marginInlineStart"] = length(margin, SPACE);
    element.append(drawn);
  }
  room(element, part, null);
  for (const name of ["width", "height", "maxWidth", "maxHeight"]) if (part[name]) style[name] = length(part[name], {});
  if (part.justifyContent) style.justifyContent = part.justifyContent;
  if (part.alignItems) style.alignItems = part.alignItems;
  paint(element, "backgroundColor", part.backgroundColor);
  if (part.background?.type === "linearGradient") style.backgroundImage = gradient(part.background);
  if (part.borderWidth && part.borderWidth !== "none") {
    style.borderStyle = "solid";
    style.borderWidth = length(part.borderWidth, BORDER);
    style.borderColor = COLOR.test(part.borderColor) ? part.borderColor : "#d4d6da";
  }
  if (part.cornerRadius) {
    style.borderRadius = length(part.cornerRadius, SPACE);
    style.overflow = "hidden";
  }
  tappable(element, part.action, press);
  return element;
}

function text(part, press) {
  const words = make("p", { class: "flex-words" });
  if (part.contents?.length) words.append(...part.contents.map(span));
  else words.textContent = part.text ?? "";
  font(words.style, part);
  const style = words.style;
  if (part.align) style.textAlign = SIDE[part.align] || "";
  if (part.wrap) words.classList.add("wrap");
  if (part.maxLines) {
    words.classList.add("clamped");
    style.webkitLineClamp = String(part.maxLines);
  }
  if (part.lineSpacing) style.lineHeight = `calc(1.4em + ${length(part.lineSpacing, {})})`;
  const element = make("div", { class: "flex-text" }, words);
  if (part.gravity) element.style.justifyContent = ALONG[part.gravity] || "";
  tappable(element, part.action, press);
  return element;
}

function span(part) {
  const element = make("span", { text: part.text ?? "" });
  font(element.style, part);
  return element;
}

function font(style, part) {
  if (part.size) style.fontSize = length(part.size, TEXT);
  if (part.weight) style.fontWeight = part.weight === "bold" ? "700" : "400";
  if (COLOR.test(part.color)) style.color = part.color;
  if (part.style) style.fontStyle = part.style;
  if (part.decoration) style.textDecorationLine = part.decoration;
}

function button(part, press) {
  const kind = part.style || "link";
  const element = make("button", { type: "button", class: `flex-button ${kind} ${part.height || "md"}`, text: part.action?.label || "", on: { click: stopping(() => press(part.action)) } });
  if (COLOR.test(part.color)) element.style[kind === "link" ? "color" : "backgroundColor"] = part.color;
  const frame = make("div", { class: "flex-button-frame" }, element);
  if (part.gravity) frame.style.justifyContent = ALONG[part.gravity] || "";
  return frame;
}

function image(part, press) {
  const picture = make("img", { src: part.url, alt: part.action?.label || "", loading: "eager" });
  picture.style.objectFit = part.aspectMode === "cover" ? "cover" : "contain";
  const canvas = make("div", { class: "flex-canvas" }, picture);
  canvas.style.width = length(part.size || "md", IMAGE);
  canvas.style.aspectRatio = ratio(part.aspectRatio);
  paint(canvas, "backgroundColor", part.backgroundColor);
  const element = make("div", { class: "flex-image" }, canvas);
  element.style.alignItems = ALONG[part.align || "center"];
  if (part.gravity) element.style.justifyContent = ALONG[part.gravity] || "";
  tappable(element, part.action, press);
  return element;
}

function icon(part) {
  const element = make("img", { class: "flex-icon", src: part.url, alt: "" });
  element.style.height = length(part.size || "md", TEXT);
  element.style.aspectRatio = ratio(part.aspectRatio);
  return element;
}

/** A video shows its preview; where there is none, what it says to show instead. */
function video(part, press) {
  if (!part.previewUrl && part.altContent) return component(part.altContent, press, { layout: "vertical" });
  const element = image({ url: part.previewUrl, size: "full", aspectRatio: part.aspectRatio, aspectMode: "cover", action: part.action }, press);
  element.classList.add("film");
  return element;
}

function separator(part, _press, parent) {
  return line(part.color, parent.layout !== "vertical");
}

function line(color, upright) {
  const element = make("div", { class: upright ? "flex-line upright" : "flex-line", role: "presentation" });
  paint(element, "backgroundColor", color);
  return element;
}

function filler() {
  return make("div", { class: "flex-filler" });
}

function spacer(part) {
  const element = make("div", { class: "flex-spacer" });
  element.style.padding = `${length(part.size || "md", SPACE)} 0 0 0`;
  return element;
}

/** Share of the parent's room, and an offset if one is given. */
function place(element, part, sideways) {
  const style = element.style;
  const fixed = part.type === "separator" || part.type === "icon" || part.type === "spacer" || (sideways ? part.width : part.height);
  // Side by side everything takes an equal share, one below the other only what it needs, unless `flex` says so.
  const usual = part.type === "filler" || (sideways && !fixed) ? 1 : 0;
  const share = part.flex ?? usual;
  style.flex = share > 0 ? `${share} ${sideways ? 1 : 0} ${sideways ? "0px" : "auto"}` : "0 0 auto";
  if (share === 0 && !fixed) style.maxWidth ||= "100%";
  if (part.position === "absolute") style.position = "absolute";
  else if (hasOffset(part)) style.position = "relative";
  if (part.offsetTop) style.top = length(part.offsetTop, SPACE);
  if (part.offsetBottom) style.bottom = length(part.offsetBottom, SPACE);
  if (part.offsetStart) style.insetInlineStart = length(part.offsetStart, SPACE);
  if (part.offsetEnd) style.insetInlineEnd = length(part.offsetEnd, SPACE);
}

const hasOffset = (part) => part.offsetTop || part.offsetBottom || part.offsetStart || part.offsetEnd;

/** Padding: all sides first, then each side that has its own. */
function room(element, part, usual) {
  const style = element.style;
  const all = part.paddingAll ? length(part.paddingAll, SPACE) : usual;
  if (all) style.padding = all;
  if (part.paddingTop) style.paddingTop = length(part.paddingTop, SPACE);
  if (part.paddingBottom) style.paddingBottom = length(part.paddingBottom, SPACE);
  if (part.paddingStart) style.paddingInlineStart = length(part.paddingStart, SPACE);
  if (part.paddingEnd) style.paddingInlineEnd = length(part.paddingEnd, SPACE);
}

/** A keyword's pixels, or the pixels or percent as given; anything else is left out by the browser. */
function length(value, keywords) {
  return keywords[value] ?? (/^\d+(\.\d+)?(px|%)$/.test(value) ? value : "");
}

function ratio(value) {
  const [width, height] = String(value || "1:1").split(":").map(Number);
  return width > 0 && height > 0 ? `${width} / ${height}` : "1 / 1";
}

function gradient({ angle, startColor, centerColor, centerPosition, endColor }) {
  const middle = COLOR.test(centerColor) ? `, ${centerColor} ${centerPosition || "50%"}` : "";
  return `linear-gradient(${angle}, ${startColor}${middle}, ${endColor})`;
}

function paint(element, property, color) {
  if (COLOR.test(color)) element.style[property] = color;
}

/** Makes a whole component answer to taps and to the keyboard. */
function tappable(element, action, press) {
  if (!action) return;
  element.classList.add("tappable");
  element.tabIndex = 0;
  element.setAttribute("role", "button");
  if (action.label) element.setAttribute("aria-label", action.label);
  element.addEventListener("click", stopping(() => press(action)));
  element.addEventListener("keydown", (event) => {
    if (event.target !== element || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    press(action);
  });
}

/** The innermost component with an action takes the tap. */
function stopping(listener) {
  return (event) => {
    event.stopPropagation();
    listener();
  };
}

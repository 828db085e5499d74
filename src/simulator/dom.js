// Builds page elements by DOM methods only, so that nothing a bot sends is ever read as markup.
// Used by every other script of the simulator's pages.

const SVG = "http://www.w3.org/2000/svg";

/** An element. `attributes`: `text`, `on` ({event: listener}), DOM properties that have no attribute (`value`,
 *  `disabled`, …) and plain attributes; null, undefined and false leave one out. */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

const PROPERTIES = new Set(["value", "disabled", "checked", "open", "hidden", "inert"]);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value ?? "";
    else if (name === "on") Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    else if (PROPERTIES.has(name)) element[name] = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** The icons of the interface: 24 × 24 outlines, drawn for this page. */
const ICONS = {
  back: "M15 4 7 12l8 8",
  plus: "M12 5v14M5 12h14",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Z",
  picture: "M4 5h16v14H4zM4 16l4.5-5 4 4.5 2.5-2.5 5 4.5M15.5 9.5h.01",
  pin: "M12 21s7-6.6 7-11.5a7 7 0 0 0-14 0C5 14.4 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 14c1 1.8 2.4 2.6 4 2.6s3-.8 4-2.6M9 9.5v.01M15 9.5v.01",
  send: "M4 12 20 4.5 15.5 20 11.5 13.5 4 12ZM11.5 13.5 20 4.5",
  menu: "M4 7h16M4 12h16M4 17h16",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l4.5 4.5",
  down: "m6 9 6 6 6-6",
  up: "m6 15 6-6 6 6",
  mail: "M3 6h18v12H3zM3.5 6.5 12 13l8.5-6.5",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.3.7 3.7 2.5 4 5.5",
  phone: "M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5ZM11 18.5h2",
  wire: "M4 8h14l-4-4M20 16H6l4 4",
  play: "M8 5v14l11-7z",
  close: "M6 6l12 12M18 6 6 18",
};

export function icon(name) {
  return draw("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, draw("path", { d: ICONS[name] }));
}

/** A link that leaves the page for a new tab, as LINE's in-app browser would. */
export function outsideLink(address, text, onOpen) {
  return make("a", { href: address, target: "_blank", rel: "noopener", text, on: onOpen ? { click: onOpen } : {} });
}

// An address ends before white space, Japanese or full-width punctuation and quotation marks.
const ADDRESS = /https?:\/\/[^\s<>"'「」『』（）【】、。，．！？]+/g;

/** Text with its web addresses as links. Line breaks are the style sheet's matter (`white-space: pre-wrap`). */
export function linked(text, onOpen) {
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    // A full stop or bracket right behind an address belongs to the sentence.
    const address = found[0].replace(/[.,;:!?)\]]+$/, "");
    pieces.push(text.slice(end, found.index), outsideLink(address, address, onOpen && (() => onOpen(address))));
    end = found.index + address.length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

/** The address if it is one of the web, else nothing: what a bot sends must not become a `javascript:` link. */
export const webAddress = (address) => (/^https?:\/\//i.test(address) ? address : null);

/** A round picture with the first letter of a name; the colour follows from the name. */
export function initial(name, extraClass = "") {
  const element = make("span", { class: `avatar ${extraClass}`, "aria-hidden": "true", text: [...(name || "?")][0].toUpperCase() });
  element.style.backgroundColor = `hsl(${hash(name || "") % 360} 45% 33%)`;
  return element;
}

/** A number that follows from a text and stays the same. */
export function hash(text) {
  let sum = 0;
  for (const character of text) sum = (Math.imul(sum, 31) + character.codePointAt(0)) >>> 0;
  // Neighbouring texts must differ in every digit: multiply by the golden ratio (Knuth) and fold.
  sum = Math.imul(sum, 2654435761) >>> 0;
  return (sum ^ (sum >>> 15)) >>> 0;
}

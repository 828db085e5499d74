// The phone's dialogs: date and time, a place, a picture. Each answers what was chosen, or null.

import { make } from "./dom.js";
import { now, say } from "./words.js";

const INPUT = { date: "date", time: "time", datetime: "datetime-local" };
// The city hall of Higashihiroshima: somewhere to start from.
const HERE = { title: "東広島市役所", address: "広島県東広島市西条栄町8番29号", latitude: 34.4263, longitude: 132.7433 };
// LINE itself takes larger pictures; this is plenty for a test and keeps the simulator's memory small.
const LARGEST_SIDE_PX = 1024;

/** A date (`2026-01-31`), a time (`07:30`) or both (`2026-01-31T07:30`), as a datetimepicker action asks. */
export function askTime({ mode, initial, min, max, label }, phone) {
  // LINE takes a small t between date and time as well; browsers do not.
  const written = (value) => value?.replace("t", "T");
  const input = make("input", { type: INPUT[mode] || "date", min: written(min), max: written(max), value: written(initial) || current(mode), required: true, "aria-label": say(INPUT[mode] ? mode : "date"), "data-testid": "date-input" });
  return ask(phone, label || say(mode), [input], "date-ok", () => input.value);
}

function current(mode) {
  const here = new Date(now() - new Date().getTimezoneOffset() * 60_000).toISOString();
  return { date: here.slice(0, 10), time: here.slice(11, 16), datetime: here.slice(0, 16) }[mode];
}

/** `{title, address, latitude, longitude}` */
export function askPlace(phone) {
  const field = (name, word, extra = {}) => make("label", {}, make("span", { text: say(word) }), make("input", { name, value: String(HERE[name]), required: true, maxlength: "100", ...extra }));
  const degrees = (limit) => ({ type: "number", step: "any", min: -limit, max: limit });
  const fields = [field("title", "placeTitle"), field("address", "address"), field("latitude", "latitude", degrees(90)), field("longitude", "longitude", degrees(180))];
  return ask(phone, say("sendPlace"), fields, "place-ok", (form) => {
    const { title, address, latitude, longitude } = Object.fromEntries(new FormData(form));
    return { title, address, latitude: Number(latitude), longitude: Number(longitude) };
  });
}

/** A picture of this computer: `{contentType, data}`, a JPEG in base64. */
export function askPicture() {
  return new Promise((resolve) => {
    const input = make("input", { type: "file", accept: "image/*", "data-testid": "image-input", hidden: true });
    const end = (answer) => {
      input.remove();
      resolve(answer);
    };
    input.addEventListener("change", () => (input.files[0] ? shrink(input.files[0]).then(end, () => end(null)) : end(null)));
    input.addEventListener("cancel", () => end(null));
    document.body.append(input);
    input.click();
  });
}

async function shrink(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LARGEST_SIDE_PX / Math.max(picture.width, picture.height));
  const canvas = make("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const [, data] = canvas.toDataURL("image/jpeg", 0.85).split(",");
  return { contentType: "image/jpeg", data };
}

/** A sheet over the foot of the phone. The browser keeps the focus inside, and Escape cancels. */
function ask(phone, title, fields, okName, read) {
  return new Promise((resolve) => {
    const form = make("form", { method: "dialog" }, make("h3", { id: "sheet-title", text: title }), fields,
      make("div", { class: "sheet-buttons" },
        make("button", { type: "button", class: "quiet", text: say("cancel"), on: { click: () => dialog.close() } }),
        make("button", { class: "strong", "data-testid": okName, text: say("ok") })));
    const dialog = make("dialog", { class: "sheet", "aria-labelledby": "sheet-title" }, form);
    let answer = null;
    form.addEventListener("submit", () => (answer = read(form)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    const frame = phone.getBoundingClientRect();
    // Inside the phone's frame, whose thickness is its border's.
    dialog.style.left = `${frame.left + phone.clientLeft}px`;
    dialog.style.width = `${phone.clientWidth}px`;
    dialog.style.bottom = `${Math.max(0, innerHeight - frame.bottom + phone.clientTop)}px`;
    document.body.append(dialog);
    dialog.showModal();
  });
}

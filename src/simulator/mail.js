// The mailbox page: recipients left, their mails newest first, and the chosen one as a phone's mail app shows it.

import { follow, get, remove } from "./door.js";
import { byId, icon, initial, linked, make } from "./dom.js";
import { fullTime, itIs, languageSwitch, now, say, sayAll, shortTime, dayOf } from "./words.js";

// Time for a second press on "empty" before it is harmless again.
const SURE_MS = 4000;

let all = []; // every mail, newest first
let box = new URLSearchParams(location.search).get("to"); // the chosen recipient; null is everybody
let chosen = null; // id of the mail being read
const read = new Set();

sayAll();
document.title = say("mailbox");
languageSwitch(byId("language"));
byId("lost").textContent = say("lost");
byId("phone-link").append(icon("phone"), make("span", { text: say("toPhone") }));
byId("empty").textContent = say("empty");
byId("back").addEventListener("click", () => show("list"));
byId("empty").addEventListener("click", empty);
for (const [pane, word, picture] of [["boxes", "recipients", "people"], ["list", "mails", "mail"]]) {
  byId("tabs").append(make("button", { type: "button", "data-pane": pane, on: { click: () => show(pane) } }, icon(picture), make("span", { text: say(word) })));
}
show("list");
drawLetter(null);

follow({
  start: async () => {
    const { seq } = await takeState();
    await load();
    return seq;
  },
  changed: async (names) => {
    if (names.includes("clock")) await takeState();
    if (names.includes("mail") || names.includes("clock")) await load();
  },
  reachable: (yes) => {
    byId("lost").hidden = yes;
  },
});

async function takeState() {
  const state = await get("/state");
  itIs(state.clock.now);
  return state;
}

async function load() {
  ({ mail: all } = await get("/mail"));
  draw();
  if (chosen && !all.some(({ id }) => id === chosen)) drawLetter(null);
}

function draw() {
  const counts = new Map();
  for (const mail of all) for (const to of mail.to) counts.set(to, (counts.get(to) || 0) + 1);
  // A recipient asked for by the address of the page is listed before its first mail.
  if (box && !counts.has(box)) counts.set(box, 0);
  const row = (to, name, count) => make("li", {}, make("button", { type: "button", class: "mailbox", "data-testid": `mailbox-${to ?? "all"}`, "aria-pressed": String(box === to), on: { click: () => open(to) } },
    make("span", { text: name }), make("span", { class: "count", text: String(count) })));
  keepingFocus(byId("boxes"), [row(null, say("everyone"), all.length), ...[...counts].sort(([one], [other]) => one.localeCompare(other)).map(([to, count]) => row(to, to, count))]);

  const shown = all.filter((mail) => !box || mail.to.includes(box));
  byId("list-title").textContent = box ?? say("everyone");
  keepingFocus(byId("mails"), shown.length > 0 ? shown.map(item) : [make("li", { class: "hint", text: say("noMail") })]);
  byId("empty").hidden = all.length === 0;
}

/** Draws a list anew without taking the focus away from whoever goes through it by keyboard. */
function keepingFocus(list, rows) {
  const at = list.contains(document.activeElement) ? document.activeElement.dataset.key ?? document.activeElement.dataset.testid : null;
  list.replaceChildren(...rows);
  if (at) [...list.querySelectorAll("button")].find(({ dataset }) => (dataset.key ?? dataset.testid) === at)?.focus();
}

function open(to) {
  box = to;
  draw();
  show("list");
}

function item(mail) {
  return make("li", {}, make("button", { type: "button", class: "mail-item", "data-testid": "mail-item", "data-key": mail.id, "aria-pressed": String(mail.id === chosen), on: { click: () => choose(mail.id) } },
    make("span", { class: "mail-words" }, make("span", { class: `mail-from ${read.has(mail.id) ? "" : "new"}`, text: mail.fromName || mail.from }),
      make("span", { class: "mail-subject", text: mail.subject || say("noSubject") }), !box && make("span", { class: "mail-to", text: mail.to.join(", ") })),
    make("span", { class: "mail-time", text: isToday(mail.at) ? shortTime(mail.at) : dayOf(mail.at) })));
}

const isToday = (at) => new Date(at).toDateString() === new Date(now()).toDateString();

async function choose(id) {
  chosen = id;
  read.add(id);
  draw();
  show("letter");
  const mail = await get(`/mail/${encodeURIComponent(id)}`);
  if (chosen === id) drawLetter(mail);
}

function drawLetter(mail) {
  const letter = byId("letter");
  if (!mail) {
    chosen = null;
    return letter.replaceChildren(make("p", { class: "hint", text: say("chooseMail") }));
  }
  const headers = make("table", { class: "letter-headers", hidden: true }, make("tbody", {}, mail.headers.map(([name, value]) => make("tr", {}, make("th", { scope: "row", text: name }), make("td", {}, make("code", { text: value }))))));
  const text = make("div", { class: "letter-text", "data-testid": "mail-text" }, linked(mail.text || mail.html || say("textOnly")));
  const raw = make("pre", { class: "letter-raw", "data-testid": "mail-raw", tabindex: "0", text: mail.raw, hidden: true });
  const toggle = (word, shown) => {
    const button = make("button", { type: "button", class: "chip", "aria-pressed": "false", text: say(word), on: { click: () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      shown(on);
    } } });
    return button;
  };
  letter.replaceChildren(
    make("div", { class: "letter-head" }, make("h2", { text: mail.subject || say("noSubject"), "data-testid": "mail-subject" }),
      make("div", { class: "letter-people" }, initial(mail.fromName || mail.from),
        make("div", {}, make("strong", { text: mail.fromName || mail.from }), " ", make("small", { text: `<${mail.from}>` }), make("br"), make("small", { text: `${say("to")}: ${mail.to.join(", ")}` })),
        make("small", { text: fullTime(mail.at) }))),
    make("div", { class: "letter-tools" }, toggle("headers", (on) => (headers.hidden = !on)), toggle("source", (on) => {
      raw.hidden = !on;
      text.hidden = on;
    })),
    headers, text, raw);
  letter.scrollTop = 0;
}

/** Two presses, so that a slip of the finger loses nothing. */
async function empty() {
  const button = byId("empty");
  if (button.textContent !== say("emptySure")) {
    button.textContent = say("emptySure");
    setTimeout(() => (button.textContent = say("empty")), SURE_MS);
    return;
  }
  button.textContent = say("empty");
  await remove("/mail");
}

/** On a small screen one pane is shown at a time. */
function show(pane) {
  byId("panes").dataset.shown = pane;
  for (const tab of byId("tabs").children) tab.setAttribute("aria-pressed", String(tab.dataset.pane === pane));
}

// The simulator's page: people left, the phone of the chosen one in the middle, what was really sent right.
// This script keeps the three together and follows the simulator; each pane has a script of its own.

import { makeClock } from "./clock.js";
import { follow, get } from "./door.js";
import { byId, icon, make } from "./dom.js";
import { makePeople } from "./people.js";
import { makePhone } from "./phone.js";
import { makeWire } from "./wire.js";
import { itIs, languageSwitch, say, sayAll } from "./words.js";

sayAll();
document.title = say("title");
languageSwitch(byId("language"));
byId("lost").textContent = say("lost");

const phone = makePhone({ toast, back: () => show("people"), looked: (person) => people.look(person) });
const clock = makeClock({ toast });
const wire = makeWire({ toast, chosen: () => people.chosen(), nameOf: (userId) => people.nameOf(userId) });
const people = makePeople({
  toast,
  choose: async (person) => {
    await phone.hold(person);
    show("phone");
  },
});

makeTabs();
follow({
  start: async () => {
    const state = await takeState();
    people.restore();
    await wire.refresh();
    await phone.hold(people.chosen());
    await countMail();
    return state.seq;
  },
  changed: async (names) => {
    const chats = names.filter((name) => name.startsWith("chat:")).map((name) => name.slice("chat:".length));
    const held = people.chosen()?.userId;
    // A chat's change also moves the unread counts; a change of people may be another rich menu or a block.
    await takeState();
    if (names.includes("people") || chats.includes(held)) await phone.hold(people.chosen());
    if (names.includes("mail")) await countMail();
    await wire.refresh();
  },
  reachable: (yes) => {
    byId("lost").hidden = yes;
  },
});

async function takeState() {
  const state = await get("/state");
  itIs(state.clock.now);
  clock.take(state.clock);
  phone.tick();
  phone.account(state.channel);
  people.take(state.people);
  wire.take(state);
  return state;
}

async function countMail() {
  const { mail, count = mail.length } = await get("/mail");
  byId("mail-link").replaceChildren(icon("mail"), make("span", { text: say("mailbox") }), make("span", { class: "count", "data-testid": "mail-count", text: String(count) }));
}

/** On a small screen one pane is shown at a time. */
function makeTabs() {
  for (const [pane, word] of Object.entries({ people: "people", phone: "phone", wire: "wireTab" })) {
    byId("tabs").append(make("button", { type: "button", "data-pane": pane, on: { click: () => show(pane) } }, icon(pane), make("span", { text: say(word) })));
  }
  show("phone");
}

function show(pane) {
  byId("panes").dataset.shown = pane;
  for (const tab of byId("tabs").children) tab.setAttribute("aria-pressed", String(tab.dataset.pane === pane));
}

let toastEnd;
function toast(words) {
  byId("toast").textContent = words;
  clearTimeout(toastEnd);
  // Long enough to read a short line twice.
  toastEnd = setTimeout(() => (byId("toast").textContent = ""), 4000);
}

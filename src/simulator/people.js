// The left pane: who has a phone here, what they have not read, and whether they follow the account.

import { personPath, post } from "./door.js";
import { byId, initial, make } from "./dom.js";
import { say } from "./words.js";

const LANGUAGES = { ja: "日本語", en: "English", "zh-Hans": "简体中文", vi: "Tiếng Việt", "pt-BR": "Português" };
const KEPT = "simulator.person";
const SEEN = "simulator.seen";

/** `choose(person)` is called when another phone is picked up. */
export function makePeople({ choose, toast }) {
  let all = [];
  let chosenId = sessionStorage.getItem(KEPT);
  // What had come in when the phone was last in hand: only what came later is new.
  const seen = new Map(JSON.parse(sessionStorage.getItem(SEEN) || "[]"));

  byId("person-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const name = form.elements.name.value.trim();
    if (!name) return;
    try {
      const person = await post("/people", { name, language: form.elements.language.value });
      form.elements.name.value = "";
      if (!all.some(({ userId }) => userId === person.userId)) all.push(person);
      await pick(person);
    } catch (error) {
      toast(say("failed", { what: error.message }));
    }
  });

  const chosen = () => all.find((person) => person.userId === chosenId);

  async function pick(person) {
    chosenId = person.userId;
    sessionStorage.setItem(KEPT, chosenId);
    draw();
    await choose(person);
  }

  function unreadOf(person) {
    if (person.userId === chosenId) look(person);
    // A smaller number than before: the simulator itself took them as read.
    const before = Math.min(seen.get(person.userId) ?? 0, person.unread);
    return person.unread - before;
  }

  function look({ userId, unread }) {
    if (seen.get(userId) === unread) return;
    seen.set(userId, unread);
    sessionStorage.setItem(SEEN, JSON.stringify([...seen]));
  }

  async function turn(person, what) {
    try {
      await post(personPath(person.userId, `/${what}`));
    } catch (error) {
      toast(say("failed", { what: error.message }));
    }
  }

  function draw() {
    const focused = document.activeElement?.dataset?.testid;
    const list = byId("people");
    list.replaceChildren(...all.map(row));
    if (all.length === 0) list.append(make("li", { class: "hint", text: say("noPeople") }));
    if (focused && !document.contains(document.activeElement?.closest("#people"))) list.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
  }

  function row(person) {
    const isChosen = person.userId === chosenId;
    const unread = unreadOf(person);
    const state = person.blocked ? "blocked" : person.friend ? "friend" : "stranger";
    const card = make("button", { type: "button", class: "person", "data-testid": `person-${person.name}`, "aria-pressed": String(isChosen), on: { click: () => pick(person) } },
      initial(person.name),
      make("span", { class: "person-words" }, make("span", { class: "person-name", text: person.name }),
        make("span", { class: "person-state" }, make("span", { class: `dot ${state}` }), [say(state), LANGUAGES[person.language] || person.language].filter(Boolean).join(" · "))),
      unread > 0 && make("span", { class: "badge", "data-testid": "unread", "aria-label": say("unread", { n: unread }), text: String(unread) }));
    return make("li", {}, card, isChosen && make("div", { class: "person-turns" }, turns(person)));
  }

  function turns(person) {
    const button = (what) => make("button", { type: "button", "data-testid": what, text: say(what), on: { click: () => turn(person, what) } });
    if (person.blocked) return [button("unblock")];
    return person.friend ? [button("block")] : [button("follow")];
  }

  return {
    chosen,
    look,
    nameOf: (userId) => all.find((person) => person.userId === userId)?.name,
    take(people) {
      all = people;
      draw();
    },
    /** After a (re)start: the phone last held, else the first one. */
    restore() {
      if (!chosen()) chosenId = all[0]?.userId ?? null;
      draw();
    },
  };
}

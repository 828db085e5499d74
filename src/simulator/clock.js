// The clock of a demo: its service and everybody's phone share it, and it can be moved on.

import { post } from "./door.js";
import { byId, make } from "./dom.js";
import { fullTime, now, say } from "./words.js";

const MINUTE_MS = 60_000;
const STEPS = [["minutes", 10 * MINUTE_MS], ["hour", 60 * MINUTE_MS], ["day", 24 * 60 * MINUTE_MS]];

export function makeClock({ toast }) {
  const shown = make("b", { "data-testid": "clock-now" });
  const to = make("input", { type: "datetime-local", name: "to", required: true, "data-testid": "clock-to" });
  const chips = STEPS.map(([word, millis]) =>
    make("button", { type: "button", class: "chip", text: say(word), on: { click: () => move(now() + millis) } }));
  const form = make("form", { on: { submit: (event) => { event.preventDefault(); move(new Date(to.value).getTime()); } } },
    make("label", {}, make("span", { text: say("clockTo") }), to),
    make("button", { class: "quiet", text: say("move"), "data-testid": "clock-move" }));
  byId("clock-tool").append(make("p", {}, `${say("clockNow")} `, shown), make("div", { class: "chips" }, chips), form);

  const draw = () => (shown.textContent = fullTime(now()));
  setInterval(draw, MINUTE_MS / 6);

  async function move(time) {
    try {
      const moved = await post("/clock", { to: new Date(time).toISOString() });
      toast(say("moved", { what: fullTime(moved.now) }));
    } catch (error) {
      toast(say("failed", { what: error.message }));
    }
  }

  return {
    take({ movable }) {
      byId("clock-box").hidden = !movable;
      draw();
    },
  };
}

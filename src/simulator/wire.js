// The right pane: what really went over the wire, newest first, and the switches that disturb it.

import { get, post, put, remove } from "./door.js";
import { byId, make } from "./dom.js";
import { exactTime, say } from "./words.js";

// More rows than anybody scrolls through; the simulator itself keeps more.
const SHOWN = 300;
// Names the simulator gives LINE's endpoints; the first part of one (`richmenu`) stands for all of them.
const CALLS = ["*", "push", "multicast", "reply", "broadcast", "narrowcast", "profile", "richmenu", "link_token", "token", "content", "quota", "loading"];
const FAULTS = [["latency", { millis: 3000 }], ["error500", {}], ["timeout_after_accept", {}], ["rate_limit", {}], ["quota", {}], ["person_limit", {}], ["unknown_limit", {}], ["bad_id", {}], ["reset", {}]];
const TIMES = [["forEver", null], ["once", 1], ["twice", 2], ["thrice", 3]];

/** `chosen()` is the person whose phone is held, `nameOf(userId)` the name of any. */
export function makeWire({ toast, chosen, nameOf }) {
  let records = []; // newest first: {kind, at, seq, …}
  let filter = "all";
  let faults = [];
  const last = { requests: 0, webhooks: 0 };
  const list = byId("requests");
  const on = make("select", { name: "on", "data-testid": "fault-on" }, CALLS.map((value) => make("option", { value, text: value === "*" ? say("everyCall") : value })));
  const times = make("select", { name: "times", "data-testid": "fault-times" }, TIMES.map(([word, value]) => make("option", { value: value ?? "", text: say(word) })));
  const switches = make("div", { class: "chips" });
  const channel = makeChannel();

  byId("faults").append(make("div", { class: "pair" }, make("label", {}, make("span", { text: say("faultOn") }), on), make("label", {}, make("span", { text: say("faultTimes") }), times)), switches);
  byId("webhook-tools").append(...["redeliver", "reorder", "duplicate"].map((what) =>
    make("button", { type: "button", class: "chip", "data-testid": what, text: say(what), on: { click: () => attempt(() => post("/webhook", { [what]: true }), say("ordered", { what: say(what) })) } })));
  drawBar();
  drawList();

  async function attempt(work, done) {
    try {
      await work();
      if (done) toast(done);
    } catch (error) {
      toast(say("failed", { what: error.message }));
    }
  }

  function drawBar() {
    const tab = (name, word) => make("button", { type: "button", class: "chip", "aria-pressed": String(filter === name), text: say(word), on: { click: () => { filter = name; drawBar(); drawList(); } } });
    byId("wire-bar").replaceChildren(tab("all", "all"), tab("request", "requests"), tab("webhook", "webhooks"),
      make("button", { type: "button", class: "quiet clear", text: say("clear"), on: { click: () => { records = []; drawList(); } } }));
  }

  async function refresh() {
    const [{ requests }, { webhooks }] = await Promise.all([get(`/requests?after=${last.requests}&limit=${SHOWN}`), get(`/webhooks?after=${last.webhooks}`)]);
    const fresh = [...taken(requests, "requests", "request"), ...taken(webhooks, "webhooks", "webhook")];
    if (fresh.length === 0) return;
    records = [...fresh, ...records].sort((one, other) => other.at - one.at || other.seq - one.seq).slice(0, SHOWN);
    drawList();
  }

  /** What is newer than all before, whichever order it came in. */
  function taken(found, which, kind) {
    const fresh = found.filter(({ seq }) => seq > last[which]);
    last[which] = Math.max(last[which], ...fresh.map(({ seq }) => seq));
    return fresh.map((one) => ({ ...one, kind }));
  }

  /** Rows already drawn are kept, so that an opened one stays open. */
  function drawList() {
    const drawn = records.filter(({ kind }) => filter === "all" || filter === kind).map((record) => (record.row ??= row(record)));
    if (drawn.length === 0) drawn.push(make("p", { class: "hint", text: say("nothingSent") }));
    list.replaceChildren(...drawn);
  }

  function row(record) {
    const isCall = record.kind === "request";
    const summary = make("summary", {},
      make("span", { class: "way", "aria-hidden": "true", text: isCall ? "←" : "→" }),
      make("span", { class: "wire-words" }, make("code", { class: "wire-name", text: isCall ? `${record.method} ${record.path}` : eventNames(record.body) }), make("span", { class: "wire-to", text: isCall ? recipients(record.body) : sources(record.body) })),
      badge(record.status, record.error), make("span", { class: "wire-time" }, make("span", { text: exactTime(record.at) }), !isCall && make("span", { text: `${record.durationMs} ms` })));
    const details = make("details", { class: `record ${record.kind}`, "data-testid": record.kind }, summary);
    // Thousands of lines of JSON are drawn only for whoever wants to read them.
    details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(inside(record)));
    if (record.retryKey) summary.querySelector(".wire-words").append(make("span", { class: "wire-to" }, `${say("retryKey")} `, make("code", { text: record.retryKey })));
    return details;
  }

  function inside(record) {
    const part = (word, value) => value !== undefined && value !== null && value !== "" && [make("h3", { text: say(word) }), make("pre", { tabindex: "0", text: pretty(value) })];
    return make("div", { class: "record-inside" }, record.error && make("p", { class: "bad-words", text: record.error }),
      record.requestId && make("p", {}, `${say("requestId")} `, make("code", { text: record.requestId })), part("body", record.body), part("response", record.response));
  }

  function eventNames(body) {
    const names = parsed(body)?.events?.map(({ type }) => type) || [];
    return `${say("webhooks")}: ${names.join(", ") || say("events", { n: 0 })}`;
  }

  const who = (ids) => [...new Set(ids)].map((id) => nameOf(id) || id).slice(0, 3).join(", ") + (ids.length > 3 ? " …" : "");
  const sources = (body) => who((parsed(body)?.events || []).map(({ source }) => source?.userId).filter(Boolean));
  const recipients = (body) => {
    const content = parsed(body);
    const to = [content?.to ?? content?.userIds ?? []].flat().filter((id) => typeof id === "string");
    return [to.length > 0 && `${who(to)}${to.length > 1 ? ` (${to.length})` : ""}`, content?.messages?.map(({ type }) => type).join(" + ")].filter(Boolean).join(" · ");
  };

  function drawFaults() {
    byId("fault-count").textContent = String(faults.length);
    byId("fault-count").hidden = faults.length === 0;
    const focused = document.activeElement?.dataset?.testid;
    switches.replaceChildren(...FAULTS.map(([kind, extra]) => {
      const active = faults.filter((fault) => fault.kind === kind);
      const label = [say(kind), ...active.map((fault) => `(${fault.on}${fault.times ? ` ×${fault.times}` : ""})`)].join(" ");
      return make("button", { type: "button", class: "chip switch", "data-testid": `fault-${kind}`, "aria-pressed": String(active.length > 0), text: label, on: { click: () => attempt(() => flip(kind, extra, active)) } });
    }), make("button", { type: "button", class: "chip", "data-testid": "faults-off", text: say("stopAll"), disabled: faults.length === 0, on: { click: () => attempt(() => remove("/faults")) } }));
    if (focused) switches.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
  }

  async function flip(kind, extra, active) {
    if (active.length > 0) return Promise.all(active.map(({ id }) => remove(`/faults/${encodeURIComponent(id)}`)));
    // The bad ID is the held person's: their next sending is refused as if LINE did not know them.
    const userId = kind === "bad_id" ? chosen()?.userId : undefined;
    return post("/faults", { on: on.value, kind, ...extra, times: times.value ? Number(times.value) : null, userId });
  }

  /** The account's keys for whoever points a bot here, and where its webhook is. */
  function makeChannel() {
    const endpoint = make("input", { name: "endpoint", type: "url", placeholder: "http://127.0.0.1:8080/webhook/line" });
    const active = make("input", { name: "active", type: "checkbox" });
    const redelivery = make("input", { name: "redelivery", type: "checkbox" });
    const facts = make("dl", {});
    const save = () => attempt(() => put("/channel", { webhook: { endpoint: endpoint.value, active: active.checked, redelivery: redelivery.checked } }), say("saved"));
    byId("channel").append(facts, make("form", { on: { submit: (event) => { event.preventDefault(); save(); } } },
      make("label", {}, make("span", { text: say("endpoint") }), endpoint), make("label", { class: "check" }, active, make("span", { text: say("active") })),
      make("label", { class: "check" }, redelivery, make("span", { text: say("redelivery") })), make("button", { class: "quiet", text: say("save") })));
    return (now) => {
      // What is being typed is not overwritten.
      if (!byId("channel").contains(document.activeElement)) {
        endpoint.value = now.webhook.endpoint || "";
        active.checked = now.webhook.active;
        redelivery.checked = Boolean(now.webhook.redelivery);
      }
      const quota = now.quota.type === "limited" ? `${now.quota.used} / ${now.quota.value}` : `${now.quota.used} (${say("noLimit")})`;
      const rows = [["secret", now.secret], ["channelId", now.channelId], ["token", now.accessToken], ["bot", now.destination], ["quotaUsed", quota]];
      facts.replaceChildren(...rows.flatMap(([word, value]) => [make("dt", { text: say(word) }), make("dd", {}, make("code", { text: value ?? "–" }))]));
    };
  }

  return {
    refresh,
    take(state) {
      faults = state.faults;
      // A simulator begun anew counts from the start.
      if (state.seq < Math.max(last.requests, last.webhooks)) {
        last.requests = last.webhooks = 0;
        records = [];
      }
      channel(state.channel);
      drawFaults();
    },
  };
}

function badge(status, error) {
  const kind = error || !status || status >= 500 ? "bad" : status >= 400 ? "warn" : "good";
  return make("span", { class: `status ${kind}`, text: String(status || "–") });
}

function parsed(body) {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function pretty(value) {
  const content = parsed(value);
  return content === null ? String(value) : JSON.stringify(content, null, 2);
}

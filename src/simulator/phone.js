// The phone in the middle: one person's chat with the account, the composer and the rich menu.

import { cover, isFramed, message } from "./bubbles.js";
import { makeComposer } from "./composer.js";
import { askPlace, askPicture, askTime } from "./dialogs.js";
import { get, personPath, post } from "./door.js";
import { byId, icon, initial, make, webAddress } from "./dom.js";
import { dayOf, now, say, shortTime } from "./words.js";

// Messages of one sender within a minute stand under one avatar.
const ONE_BREATH_MS = 60_000;
// A line in the middle of the chat, by what happened.
const SYSTEM_WORDS = { follow: "followed", unfollow: "unfollowed" };
// These ask something first; the other actions are done the moment they are tapped.
const ASKING = new Set(["datetimepicker", "camera", "cameraRoll", "location"]);

/** `back()` leaves the phone for the list of people (small screens); `looked(person)` is told whose chat was shown. */
export function makePhone({ toast, back, looked }) {
  const chat = byId("chat");
  let person = null; // whose phone it is
  let entries = []; // the chat as shown
  let richMenu = null;
  let menuOpen = false;
  let answered = null; // id of the entry whose quick replies have been used
  let accountName = "";
  let next; // the minute at which the status bar's clock moves
  let turn = 0; // a load that a later one has overtaken is dropped
  const pictures = new Map(); // entry id → picture sent from here: LINE keeps a sent picture from everybody but the bot
  const underWay = []; // pictures whose entry has not come back yet, oldest first
  const notes = new Map(); // userId → [{after: entry id, text}]: what only this page knows, such as an opened link
  const hands = { press, opened: (address) => note(say("opened", { what: address })) };
  const composer = makeComposer({ send, picture: sendPicture, place: sendPlace });

  // Pictures that load late must not push the newest message out of sight.
  let atEnd = true;
  chat.addEventListener("scroll", () => (atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 40));
  chat.addEventListener("load", () => atEnd && toEnd(), true);
  new ResizeObserver(() => atEnd && toEnd()).observe(chat);
  const toEnd = () => (chat.scrollTop = chat.scrollHeight);
  tick();

  /** Shows this person's phone as the simulator knows it now. */
  async function hold(who) {
    const mine = ++turn;
    if (!who) return drawNobody();
    const found = await get(personPath(who.userId));
    if (mine !== turn) return;
    const another = person?.userId !== found.person.userId;
    person = found.person;
    looked(person);
    if (another) composer.clear();
    drawHeader();
    drawChat(found.chat, another);
    drawFoot(found.richMenu, another);
  }

  function drawNobody() {
    person = null;
    entries = [];
    drawHeader();
    chat.replaceChildren(make("p", { class: "note", text: say("choosePerson") }));
    byId("foot").hidden = byId("placard").hidden = byId("quick").hidden = true;
  }

  function drawHeader() {
    byId("talk-header").replaceChildren(
      make("button", { type: "button", class: "bare back", "aria-label": say("back"), on: { click: back } }, icon("back")),
      make("span", { class: "shield", "aria-hidden": "true", text: "★" }),
      make("h2", { text: accountName }),
      person && make("span", { class: "holder", text: person.name }),
      make("span", { class: "decoration", "aria-hidden": "true" }, icon("search"), icon("menu")));
  }

  function drawChat(next, another) {
    const known = entries.map(({ id }) => id);
    const grown = !another && known.every((id, index) => next[index]?.id === id);
    const fresh = grown ? next.slice(known.length) : next;
    if (!grown) chat.replaceChildren();
    let before = grown ? entries.at(-1) : undefined;
    for (const entry of fresh) {
      if (!before || dayOf(before.at) !== dayOf(entry.at)) chat.append(make("p", { class: "day" }, make("span", { text: dayOf(entry.at) })));
      chat.append(row(entry, before));
      if (!grown) notesAfter(entry.id).forEach((one) => chat.append(noteRow(one.text)));
      before = entry;
    }
    entries = next;
    drawQuickReplies();
    if (fresh.length > 0 || another) {
      atEnd = true;
      toEnd();
    }
  }

  const notesAfter = (id) => (notes.get(person.userId) || []).filter((one) => one.after === id);
  const noteRow = (text) => make("p", { class: "note", text });

  function note(text) {
    const after = entries.at(-1)?.id;
    notes.set(person.userId, [...(notes.get(person.userId) || []), { after, text }]);
    chat.append(noteRow(text));
    toEnd();
  }

  function row(entry, before) {
    const content = withPicture(entry);
    if (entry.from === "system") return noteRow(SYSTEM_WORDS[content.type] ? say(SYSTEM_WORDS[content.type]) : content.text || content.type);
    const own = entry.from === "person";
    const sender = own ? "" : content.sender?.name || accountName;
    const goesOn = before?.from === entry.from && entry.at - before.at < ONE_BREATH_MS && (own || sender === (before.message.sender?.name || accountName));
    const time = make("time", { class: "time" }, own && make("span", { text: say("read") }), make("span", { text: shortTime(entry.at) }));
    time.dateTime = new Date(entry.at).toISOString();
    const bubble = make("div", { class: isFramed(content) ? "framed" : "bubble", "data-testid": "bubble", "data-from": entry.from, "data-type": content.type }, message(content, hands));
    const line = make("div", { class: "line" }, bubble, time);
    if (own) return make("div", { class: `row own ${goesOn ? "goes-on" : ""}` }, line);
    return make("div", { class: `row bot ${goesOn ? "goes-on" : ""} ${isWide(content) ? "wide" : ""}` }, face(content, sender), make("div", { class: "said" }, make("span", { class: "sender", text: sender }), line));
  }

  function withPicture({ id, from, message: content }) {
    if (from !== "person" || content.type !== "image" || content.previewImageUrl || content.originalContentUrl) return content;
    if (!pictures.has(id) && underWay.length > 0) pictures.set(id, underWay.shift());
    return { ...content, previewImageUrl: pictures.get(id) };
  }

  const isWide = (content) => content.contents?.type === "carousel" || /carousel/.test(content.template?.type);

  function face(content, name) {
    const picture = webAddress(content.sender?.iconUrl);
    return picture ? make("img", { class: "avatar", src: picture, alt: "" }) : initial(name, "account");
  }

  /** Only the newest message's quick replies are offered, and only until one is used. */
  function drawQuickReplies() {
    const last = entries.filter(({ from }) => from !== "system").at(-1);
    const items = last && last.from === "bot" && last.id !== answered && canTalk() ? last.message.quickReply?.items || [] : [];
    const offered = items.map(({ imageUrl, action }) => {
      const picture = webAddress(imageUrl);
      return make("button", { type: "button", class: "quick-reply", "data-testid": "quick-reply", on: { click: () => choose(action) } }, picture && make("img", { src: picture, alt: "" }), make("span", { text: action.label }));
    });
    byId("quick").replaceChildren(...offered);
    byId("quick").hidden = offered.length === 0;
    async function choose(action) {
      const use = () => {
        answered = last.id;
        drawQuickReplies();
      };
      if (ASKING.has(action.type)) return (await press(action)) && use();
      use();
      await press(action);
    }
  }

  const canTalk = () => person && person.friend && !person.blocked;

  function drawFoot(nextMenu, another) {
    byId("foot").hidden = !canTalk();
    byId("placard").hidden = canTalk();
    if (!canTalk()) drawPlacard();
    const other = another || nextMenu?.richMenuId !== richMenu?.richMenuId;
    // A menu that takes another's place by a tap stays open; a first one opens if it was made to.
    if (other) menuOpen = another || !richMenu ? Boolean(nextMenu?.selected) : menuOpen;
    richMenu = nextMenu;
    if (other) drawMenu();
    drawQuickReplies();
    if (atEnd) toEnd();
  }

  function drawPlacard() {
    const blocked = person.blocked;
    byId("placard").replaceChildren(initial(accountName, "account large"), make("strong", { text: accountName }),
      make("p", { text: say(blocked ? "blockedHint" : "addFriendHint") }),
      make("button", { type: "button", class: "strong", "data-testid": "placard-button", text: say(blocked ? "liftBlock" : "addFriend"), on: { click: () => tell(blocked ? "/unblock" : "/follow") } }));
  }

  function drawMenu() {
    const menu = byId("menu");
    menu.hidden = !richMenu;
    if (!richMenu) return menu.replaceChildren();
    const bar = make("button", { type: "button", class: "menu-bar", "data-testid": "richmenu-bar", "aria-expanded": String(menuOpen), "aria-controls": "richmenu", on: { click: () => openMenu(!menuOpen) } },
      make("span", { text: richMenu.chatBarText || say("menu") }), icon(menuOpen ? "down" : "up"));
    const areas = richMenu.areas.map(({ bounds, action }, index) => {
      const name = action.label || action.displayText || action.text || action.uri || say("area", { n: index + 1 });
      const button = make("button", { type: "button", class: "area", "data-testid": "richmenu-area", "aria-label": name, title: name, on: { click: () => press(action) } });
      cover(button, bounds, richMenu.size);
      return button;
    });
    // The id in the address makes the browser fetch another menu's image.
    const picture = make("img", { src: `/simulator/v1${personPath(person.userId, "/richmenu.png")}?of=${encodeURIComponent(richMenu.richMenuId)}`, alt: "" });
    const board = make("div", { id: "richmenu", class: "richmenu", role: "group", "data-testid": "richmenu", "data-menu": richMenu.richMenuId, "aria-label": richMenu.chatBarText || say("menu"), hidden: !menuOpen }, picture, areas);
    board.style.aspectRatio = `${richMenu.size.width} / ${richMenu.size.height}`;
    menu.replaceChildren(bar, board);
  }

  function openMenu(open) {
    menuOpen = open;
    drawMenu();
    byId("menu").querySelector(".menu-bar")?.focus();
    if (atEnd) toEnd();
  }

  /** What a tap on an action does. Answers whether it was carried through (a dialog may be cancelled). */
  async function press(action) {
    if (!action || !canTalk()) return false;
    if (action.type === "camera" || action.type === "cameraRoll") return sendPicture();
    if (action.type === "location") return sendPlace();
    if (action.type === "uri") follow(action.uri);
    let params;
    if (action.type === "datetimepicker") {
      const chosen = await askTime(action, byId("phone"));
      if (!chosen) return false;
      params = { [action.mode]: chosen };
    }
    const answer = await tell("/tap", { action, params });
    if (!answer) return false;
    if (action.type === "clipboard") await copy(action.clipboardText);
    else if (answer.open && action.type !== "uri") follow(answer.open);
    if (action.inputOption) afterTap(action);
    return true;
  }

  /** Opens an address as LINE would: its own schemes in the chat, calls not at all, the rest in a new tab. */
  function follow(address) {
    if (address.startsWith("tel:")) return note(say("called", { what: address.slice("tel:".length) }));
    const own = /^https:\/\/line\.me\/R\/(oaMessage\/[^/]*\/\?|nv\/location|nv\/camera|nv\/cameraRoll)(.*)$/.exec(address);
    if (own?.[1].startsWith("oaMessage")) return composer.write(decodeURIComponent(own[2]));
    if (own?.[1] === "nv/location") return sendPlace();
    if (own) return sendPicture();
    if (!webAddress(address)) return note(say("opened", { what: address }));
    window.open(address, "_blank", "noopener");
    note(say("opened", { what: address }));
  }

  async function copy(text) {
    // Without the browser's leave the note still shows what would have been copied.
    await navigator.clipboard?.writeText(text).catch(() => {});
    note(say("copied", { what: text }));
  }

  function afterTap({ inputOption, fillInText }) {
    if (inputOption === "closeRichMenu") openMenu(false);
    if (inputOption === "openRichMenu") openMenu(true);
    if (inputOption === "openKeyboard") composer.write(fillInText || "");
  }

  async function sendPicture() {
    const picture = await askPicture();
    if (!picture) return false;
    const address = `data:${picture.contentType};base64,${picture.data}`;
    underWay.push(address);
    const sent = await tell("/image", picture);
    if (!sent && underWay.includes(address)) underWay.splice(underWay.indexOf(address), 1);
    return Boolean(sent);
  }

  async function sendPlace() {
    const place = await askPlace(byId("phone"));
    return place ? Boolean(await tell("/location", place)) : false;
  }

  async function send(kind, body) {
    return Boolean(await tell(`/${kind}`, body));
  }

  /** A call about this person; a refusal is shown and answered with nothing. */
  async function tell(rest, body) {
    try {
      return await post(personPath(person.userId, rest), body);
    } catch (error) {
      toast(say("failed", { what: error.message }));
      return null;
    }
  }

  function tick() {
    clearTimeout(next);
    byId("clock").textContent = shortTime(now());
    next = setTimeout(tick, 60_000 - (now() % 60_000));
  }

  return {
    hold,
    tick,
    account(channel) {
      accountName = channel.name || channel.displayName || say("account");
      drawHeader();
    },
  };
}

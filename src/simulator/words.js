// The interface's words in Japanese and English, and the language they are shown in.
// The words of a bot, a person or a mail are shown as they came.

const WORDS = {
  en: {
    title: "LINE simulator", people: "People", phone: "Phone", wire: "What was sent", wireTab: "Sent", mailbox: "Mailbox", language: "日本語",
    name: "Name", spoken: "Language", add: "Add person", noPeople: "Nobody is here yet. Add a person: they get a phone of their own.",
    follow: "Follow", block: "Block", unblock: "Unblock", friend: "Friend", stranger: "Not a friend yet", blocked: "Blocked", unread: "{n} unread",
    account: "Official account", addFriend: "Add as friend", addFriendHint: "Not a friend yet. The account gets a follow event when you add it.",
    blockedHint: "You blocked this account. Nothing it sends arrives.", liftBlock: "Lift the block to chat", choosePerson: "Add or choose a person to hold their phone.",
    read: "Read", followed: "You added this account", unfollowed: "You blocked this account", today: "Today", opened: "opened {what}", called: "would call {what}", copied: "copied “{what}”", write: "Message", send: "Send",
    picture: "Picture", place: "Location", stickers: "Stickers", emoji: "Emoji", stickersAndEmoji: "Stickers and emoji", sticker: "Sticker {id}",
    chat: "Chat", quick: "Quick replies", menu: "Rich menu", area: "Area {n}",
    date: "Choose a date", time: "Choose a time", datetime: "Choose date and time", ok: "OK", cancel: "Cancel", sendPlace: "Send a location",
    placeTitle: "Title", address: "Address", latitude: "Latitude", longitude: "Longitude", map: "Map", video: "Video", audio: "Audio", image: "Image", back: "Back",
    requests: "API calls", webhooks: "Webhooks", all: "All", nothingSent: "Nothing yet. API calls of the bot and webhooks to it appear here, newest first.",
    retryKey: "retry key", requestId: "request ID", body: "Body", response: "Response", events: "{n} events", clear: "Clear the list",
    faults: "Faults on order", faultOn: "Call", faultTimes: "How often", forEver: "until switched off", once: "once", twice: "twice", thrice: "three times", everyCall: "every call",
    latency: "3 s latency", error500: "Error 500", timeout_after_accept: "Accept, then time out", rate_limit: "429 rate limit", quota: "429 quota", person_limit: "429 for one person", unknown_limit: "429 in unknown words", bad_id: "One bad ID", reset: "Connection reset",
    stopAll: "Switch all off", webhookTools: "Next webhook", redeliver: "Redeliver the last", reorder: "Reorder the next two", duplicate: "Deliver the next twice", ordered: "Done: {what}",
    clock: "Clock", clockNow: "It is", clockTo: "Move on to", move: "Move on", moved: "It is {what}", minutes: "+ 10 minutes", hour: "+ 1 hour", day: "+ 1 day",
    channel: "Channel", endpoint: "Webhook address", active: "Webhook on", redelivery: "Redeliver failed webhooks", save: "Save", saved: "Saved", secret: "Channel secret", channelId: "Channel ID", token: "Access token", bot: "Bot user ID", quotaUsed: "Messages this month", noLimit: "no limit",
    lost: "The simulator does not answer. Trying again …", failed: "Not done: {what}",
    recipients: "Recipients", everyone: "All mail", noMail: "No mail yet. Whatever is sent to the simulator's SMTP port lands here.", chooseMail: "Choose a mail to read it.",
    to: "To", headers: "Headers", source: "Source", text: "Text", empty: "Empty the mailbox", emptySure: "Really empty? Press again", noSubject: "(no subject)", mails: "Mails", toPhone: "Phone", textOnly: "This mail has no text part.",
  },
  ja: {
    title: "LINEシミュレーター", people: "利用者", phone: "スマホ", wire: "送受信の記録", wireTab: "記録", mailbox: "メールボックス", language: "English",
    name: "名前", spoken: "言語", add: "利用者を追加", noPeople: "まだ誰もいません。利用者を追加すると、その人のスマホが用意されます。",
    follow: "友だち追加", block: "ブロック", unblock: "ブロック解除", friend: "友だち", stranger: "未登録", blocked: "ブロック中", unread: "未読{n}件",
    account: "公式アカウント", addFriend: "追加", addFriendHint: "まだ友だちではありません。追加するとアカウントにフォローイベントが届きます。",
    blockedHint: "このアカウントをブロックしています。メッセージは届きません。", liftBlock: "ブロックをやめて話す", choosePerson: "利用者を追加するか選ぶと、その人のスマホが表示されます。",
    read: "既読", followed: "このアカウントを友だちに追加しました", unfollowed: "このアカウントをブロックしました", today: "今日", opened: "{what} を開きました", called: "{what} に電話をかけます", copied: "「{what}」をコピーしました", write: "メッセージを入力", send: "送信",
    picture: "写真", place: "位置情報", stickers: "スタンプ", emoji: "絵文字", stickersAndEmoji: "スタンプと絵文字", sticker: "スタンプ {id}",
    chat: "トーク", quick: "クイックリプライ", menu: "リッチメニュー", area: "エリア{n}",
    date: "日付を選ぶ", time: "時刻を選ぶ", datetime: "日時を選ぶ", ok: "OK", cancel: "キャンセル", sendPlace: "位置情報を送る",
    placeTitle: "名称", address: "住所", latitude: "緯度", longitude: "経度", map: "地図", video: "動画", audio: "音声", image: "画像", back: "戻る",
    requests: "API呼び出し", webhooks: "Webhook", all: "すべて", nothingSent: "まだありません。ボットのAPI呼び出しとボットへのWebhookが新しい順に並びます。",
    retryKey: "リトライキー", requestId: "リクエストID", body: "本文", response: "応答", events: "{n}イベント", clear: "一覧を消す",
    faults: "障害の注文", faultOn: "対象", faultTimes: "回数", forEver: "止めるまで", once: "1回", twice: "2回", thrice: "3回", everyCall: "すべての呼び出し",
    latency: "3秒の遅延", error500: "エラー500", timeout_after_accept: "受理後タイムアウト", rate_limit: "429 流量制限", quota: "429 通数上限", person_limit: "429 特定の人への上限", unknown_limit: "429 未知の理由", bad_id: "不正なID 1件", reset: "接続切断",
    stopAll: "すべて止める", webhookTools: "次のWebhook", redeliver: "直前を再送", reorder: "次の2件を逆順に", duplicate: "次を二重に配信", ordered: "受け付けました: {what}",
    clock: "時計", clockNow: "現在", clockTo: "進める先", move: "進める", moved: "{what} になりました", minutes: "10分進める", hour: "1時間進める", day: "1日進める",
    channel: "チャネル", endpoint: "WebhookのURL", active: "Webhookを利用する", redelivery: "失敗したWebhookを再送する", save: "保存", saved: "保存しました", secret: "チャネルシークレット", channelId: "チャネルID", token: "アクセストークン", bot: "ボットのユーザーID", quotaUsed: "今月の通数", noLimit: "上限なし",
    lost: "シミュレーターが応答しません。再接続しています…", failed: "できませんでした: {what}",
    recipients: "宛先", everyone: "すべてのメール", noMail: "まだメールはありません。シミュレーターのSMTPポートに届いたメールがここに並びます。", chooseMail: "メールを選ぶと本文が表示されます。",
    to: "宛先", headers: "ヘッダー", source: "ソース", text: "本文", empty: "メールボックスを空にする", emptySure: "本当に空にしますか？もう一度押してください", noSubject: "（件名なし）", mails: "メール", toPhone: "スマホ", textOnly: "このメールには本文（テキスト）がありません。",
  },
};

const KEPT = "simulator.language";
const asked = new URLSearchParams(location.search).get("lang") || kept() || navigator.language || "en";
export const language = asked.startsWith("ja") ? "ja" : "en";
document.documentElement.lang = language;

/** The word for `key`; `{what}` and `{n}` are filled in from `values`. */
export function say(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Fills the page's own markup: `data-say` is an element's text, `data-say-label` its accessible name. */
export function sayAll(root = document) {
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll("[data-say-label]")) element.setAttribute("aria-label", say(element.dataset.sayLabel));
  for (const element of root.querySelectorAll("[data-say-hint]")) element.setAttribute("placeholder", say(element.dataset.sayHint));
}

/** The switch to the other language; the page starts again in it. */
export function languageSwitch(button) {
  button.textContent = say("language");
  button.lang = language === "ja" ? "en" : "ja";
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(KEPT, button.lang);
    } catch {
      // Storage may be forbidden; the address below carries the choice all the same.
    }
    const there = new URL(location.href);
    there.searchParams.set("lang", button.lang);
    location.assign(there);
  });
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", hour12: language === "en" });
const exact = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(language, { month: "numeric", day: "numeric", weekday: "short" });
const full = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", day: "numeric", weekday: "short", hour: "numeric", minute: "2-digit" });

// By so much the simulator's clock is ahead of the browser's.
let ahead = 0;
/** The simulator's time, and what sets it. */
export const now = () => Date.now() + ahead;
export const itIs = (time) => (ahead = time - Date.now());

/** Times, from milliseconds since 1970: 9:41, 09:41:07, the day (or "today"), and both in full. */
export const shortTime = (at) => clock.format(at);
export const exactTime = (at) => exact.format(at);
export const fullTime = (at) => full.format(at);
export const dayOf = (at) => (new Date(at).toDateString() === new Date(now()).toDateString() ? say("today") : day.format(at));

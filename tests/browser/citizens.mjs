// Citizens on the pages in a real browser: node citizens.mjs BINARY [--pictures DIR]
//
// Everything is done twice: in English without JavaScript, as on an old phone; and in Vietnamese with
// it, looking at every page on the way (look.mjs). Somebody registers, logs in, registers a child and
// its school, adds an address and changes it, asks why mail does not come, links LINE by LINE's own
// dialog, and leaves.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemo } from "./demo.mjs";
import { Looker } from "./look.mjs";
import { Phone, Steps, launch, opened, secondGradersBirthday, troublesOf } from "./phone.mjs";
import { wordsOf } from "./words.mjs";

const PASSWORD = "sakura-mochi-2026";
const SCHOOL = "saijo-es";
/** A mail goes through the outbox: well under a second; a busy machine takes longer. */
const MAIL_MS = 20_000;
/** What is to be seen without logging in. */
const PUBLIC = ["/", "/register", "/login", "/password", "/lost-id", "/stop", "/help", "/terms", "/privacy", "/poster", "/nowhere"];
/** And by somebody logged in. */
const OWN = ["/mine", "/mine/notices", "/mine/addresses", "/mine/check", "/mine/sessions", "/mine/password", "/mine/export", "/mine/do/topics", "/mine/do/settings", "/mine/do/invite", "/mine/do/quit-child", "/mine/do/edit-child", "/mine/do/leave"];

const [binary, ...options] = process.argv.slice(2);
if (!binary) {
  console.error("node citizens.mjs BINARY [--pictures DIR]");
  process.exit(2);
}
const pictures = options[0] === "--pictures" ? options[1] : undefined;
if (pictures) await mkdir(pictures, { recursive: true });

const steps = new Steps();
const demo = await startDemo(binary);
const browser = await launch();
let current;
try {
  await lives("en", { javaScriptEnabled: false });
  await lives("vi", { javaScriptEnabled: true }, new Looker(pictures));
} catch (error) {
  const picture = join(tmpdir(), "kairan-citizens.png");
  await current?.screenshot({ path: picture, fullPage: true }).catch(() => {});
  console.error(`${error.message}\nat ${current?.url()}\nthe page: ${picture}\nthe demo's log:\n${demo.log.slice(-30).join("\n")}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
const left = await demo.stop();
if (left !== 0) {
  console.error(`the demo did not stop cleanly: ${left}`);
  process.exitCode = 1;
}
console.log(`${steps.passed} passed, ${process.exitCode ?? 0} failed`);

/** One person's life with the portal, from the first page to leaving. */
async function lives(language, options, looker) {
  const say = wordsOf(language);
  const email = `${language}@example.jp`;
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options });
  const troubles = troublesOf(context);
  const page = await context.newPage();
  current = page;
  const step = (sentence, walk) => steps.step(`${language}: ${sentence}`, walk);
  const look = async (name) => looker?.look(page, name);
  const go = async (path) => {
    await page.goto(new URL(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`, demo.pages).href);
    await look(path);
  };
  const fill = async (fields) => {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`main [name="${name}"]:not([type=hidden])`);
      const kind = await field.first().getAttribute("type");
      if (kind === "radio" || kind === "checkbox") await page.locator(`main [name="${name}"][value="${value}"]`).check();
      else await field.first().fill(value);
    }
  };
  const press = async (words) => {
    const button = words ? page.locator("main").getByRole("button", { name: words, exact: true }) : page.locator("main form button");
    await Promise.all([page.waitForEvent("domcontentloaded"), button.last().click()]);
  };
  const reads = async (words) => {
    const text = await page.locator("main").innerText();
    assert.ok(text.includes(words), `the page does not say "${words}" but "${text}"`);
  };

  await step("the public pages stand in the language", async () => {
    for (const path of PUBLIC) await go(path);
  });
  // A-39 B-25 B-26
  await step("she registers with two consents, after a slip that loses nothing", async () => {
    await go("/register");
    await fill({ email, "family-name": "Nguyễn", "given-name": "Hana", password: PASSWORD, password2: "another-one", privacy: "yes", terms: "yes" });
    await press();
    await reads(say("password-differs"));
    assert.equal(await page.locator("[name=family-name]").inputValue(), "Nguyễn");
    await look("register, a slip");
    await fill({ password: PASSWORD, password2: PASSWORD });
    await press();
    await look("register, under way");
  });
  // B-27 B-28
  await step("the mail's link, a button, and she logs in", async () => {
    await page.goto(firstLink(await mail(email)));
    await look("register, the mail's link");
    await press();
    await go("/login");
    await fill({ email, password: PASSWORD });
    await press();
    assert.match(page.url(), /\/mine/);
    await look("mine, new");
  });
  // A-25 A-32
  await step("she registers her child", async () => {
    await go("/mine/do/child");
    await fill({ "family-name": "グエン", "given-name": "Mai", "family-kana": "ぐえん", "given-kana": "まい", sex: "female", birthday: secondGradersBirthday(), relationship: "mother" });
    await press(say("button-next"));
    await look("child, summary");
    await press(say("button-ok"));
    await reads("Mai");
  });
  // A-27 A-31
  await step("and its school, with the school's code", async () => {
    await go("/mine/do/enrol");
    await fill({ school: SCHOOL });
    await press(say("button-next"));
    await look("school, grade");
    await fill({ grade: "2" });
    await press(say("button-next"));
    await fill({ class: "2-1", "school-code": "000000" });
    await press(say("button-next"));
    await look("school, a wrong code");
    await fill({ "school-code": demo.code(SCHOOL) });
    await press(say("button-next"));
    await press(say("button-ok"));
    await reads("西条小学校");
  });
  // D-09 D-16 D-17
  await step("she changes her address: the new one is proven, the old one told", async () => {
    await go("/mine/do/address");
    await fill({ "address-slot": "1", "address-owner": "own" });
    await press(say("button-next"));
    await look("address, asked");
    const next = `${language}-new@example.jp`;
    await fill({ address: next });
    await press(say("button-next"));
    await press(say("button-ok"));
    await page.goto(firstLink(await mail(next)));
    await look("address, the mail's link");
    await press();
    await go("/mine/addresses");
    await reads(next);
  });
  // D-03
  await step("the seven points of missing mail, with a number for the desk", async () => {
    await go("/mine/check");
    await reads(say("check-point-1"));
    await press(say("button-number"));
    await look("check, with a number");
  });
  // A-35 A-37 B-33
  await step("she links LINE by LINE's own dialog, and both places say so", async () => {
    const desk = await browser.newContext({ viewport: { width: 1360, height: 860 } });
    const phone = new Phone(await desk.newPage());
    await phone.follow(demo.phone, `Hana ${language}`, language);
    await phone.says(say("greeting"));
    await phone.type("市民ポータルサイトLINE連携");
    await phone.says(say("link-begin"));
    const card = await opened(desk, () => phone.bubbles().getByRole("button", { name: say("button-open-link") }).last().click());
    await card.locator("[name=email]").fill(`${language}-new@example.jp`);
    await card.locator("[name=password]").fill(PASSWORD);
    if (looker) await looker.look(card, "link, log in");
    await card.locator("main form button").last().click();
    await card.getByRole("button", { name: /Allow/ }).click();
    await phone.says(say("linked"));
    await desk.close();
    await go("/mine");
    await reads(say("mine-linked"));
  });
  await step("every page of her own stands in the language", async () => {
    for (const path of OWN) await go(path);
  });
  // D-20 X-06
  await step("she leaves, and takes it back", async () => {
    await go("/mine/do/leave");
    await page.locator("main input[type=radio]").last().check();
    await press(say("button-next"));
    await look("leave, summary");
    await press();
    await go("/mine/do/stay");
    await press();
    await go("/mine");
  });
  await step("no page had an error of its own", async () => {
    // A wrong code and the page that does not exist are answered with 4xx, which the console tells.
    assert.deepEqual(troubles.filter((trouble) => !/status of 4(04|22)/.test(trouble)), []);
    assert.deepEqual(looker?.wrong ?? [], []);
  });
  if (looker) console.log(`  ${looker.seen.size} pages looked at`);
  await context.close();
}

/** The newest mail to an address, once it is there. */
async function mail(to) {
  const end = performance.now() + MAIL_MS;
  while (performance.now() < end) {
    const list = await simulator(`/simulator/v1/mail?to=${encodeURIComponent(to)}`);
    if (list.mail.length > 0) return (await simulator(`/simulator/v1/mail/${list.mail[0].id}`)).text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${to}`);
}

async function simulator(path) {
  const answer = await fetch(new URL(path, demo.phone));
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

function firstLink(text) {
  const link = /https?:\/\/\S+/.exec(text);
  assert.ok(link, `no link in ${text}`);
  return link[0];
}

// The city's daily and dangerous news in a real browser: node city.mjs BINARY [--pictures DIR]
//
// Hana, who has no child, asks to be reminded of garbage days; the clock is moved to seven in the evening;
// she asks, staff take the day away, and she is told. Then the weather service's file becomes a draft, one
// of the city's staff orders the evacuation, another releases it, phones in three languages and a mailbox
// have it, and it is lifted. In the end Hana stops the reminders.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Clerks } from "./clerk.mjs";
import { startDemo } from "./demo.mjs";
import { Looker } from "./look.mjs";
import { Phone, Steps, launch, submit, troublesOf } from "./phone.mjs";
import { wordsOf } from "./words.mjs";

// A Monday: in 八本松 burnable garbage goes out on Tuesdays and Fridays.
const START = "2026-11-23T18:20:00+09:00";
const EVENING = "2026-11-23T19:00";
const AREA = "八本松";
const DAY = "2026-11-24";
const BURNABLE = "燃やせるごみ";
/** The demo's sample staff of the city. */
const DECIDES = "東広島市 危機管理課";
const RELEASES = "東広島市 広報担当";
const LANGUAGES = { ja: "日本語", en: "English", vi: "Tiếng Việt" };
const DESK = { width: 1280, height: 800 };

const [binary, ...options] = process.argv.slice(2);
if (!binary) {
  console.error("node city.mjs BINARY [--pictures DIR]");
  process.exit(2);
}
const pictures = options[0] === "--pictures" ? options[1] : undefined;
if (pictures) await mkdir(pictures, { recursive: true });

const say = wordsOf("ja");
const steps = new Steps();
const step = (sentence, walk) => steps.step(sentence, walk);
const demo = await startDemo(binary, ["--at", START]);
const browser = await launch();
const looker = new Looker(pictures);
const clerks = new Clerks(browser, demo, looker);
const troubles = [];
const phones = {};
try {
  for (const [name, language] of [["Hana", "ja"], ["Emma", "en"], ["Linh", "vi"]]) phones[name] = await citizen(name, language);
  await isReminded(phones.Hana);
  await corrects(phones.Hana);
  await evacuates();
  // Last, for it moves the clock on by days, and the links of the demo's staff end.
  await stops(phones.Hana);
  await step("no page had an error of its own", async () => {
    // A form with a mistake is answered with 422, which the browser's console tells.
    const told = [...troubles, ...clerks.troubles].flat();
    assert.deepEqual(told.filter((trouble) => !/status of 422/.test(trouble)), []);
    assert.deepEqual(looker.wrong, []);
  });
  console.log(`  ${looker.seen.size} pages looked at`);
} catch (error) {
  const picture = (name) => join(tmpdir(), `kairan-city-${name}.png`);
  for (const [name, { phone }] of Object.entries(phones)) await phone.page.screenshot({ path: picture(name) }).catch(() => {});
  await clerks.current?.screenshot({ path: picture("clerk"), fullPage: true }).catch(() => {});
  console.error([error.message, `pictures: ${picture("*")}`, ...looker.wrong, "the demo's log:", ...demo.log.slice(-30)].join("\n"));
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

/** Somebody with an ID and no child. */
async function citizen(name, language) {
  const of = wordsOf(language);
  const email = `${name.toLowerCase()}@example.jp`;
  // In the city's time, like the phones that people there have.
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, timezoneId: "Asia/Tokyo" });
  troubles.push(troublesOf(context));
  const phone = new Phone(await context.newPage());
  // B-24 B-22 B-28
  await step(`${name} gets an ID in ${language}`, async () => {
    await phone.follow(demo.phone, name, language);
    await phone.tap(LANGUAGES[language]);
    await phone.says(of("language-set"));
    await phone.menu(of("menu-register"));
    const form = await phone.opens(of("button-open-form"));
    await form.locator("[name=email]").fill(email);
    await form.locator("[name=family-name]").fill("山田");
    await form.locator("[name=given-name]").fill(name);
    await phone.acts(() => submit(form));
    await form.close();
    await phone.page.bringToFront();
    for (const _ of ["privacy", "terms"]) await phone.tap(of("button-agree"));
    await phone.tap(of("button-ok"));
    const { page } = await mailLink(context, email);
    for (const field of await page.locator("input[type=password]").all()) await field.fill("sakura-mochi-2026");
    await phone.acts(() => submit(page));
    await page.close();
    await phone.says(of("registered"));
  });
  return { phone, context, of, email };
}

async function isReminded({ phone, of }) {
  // B-12 B-14
  await step("Hana finds her area by typing a part of its name, and chooses 19:00", async () => {
    await phone.menu(of("menu-garbage"));
    await phone.says(of("start-garbage"));
    await phone.type("本松");
    await phone.says(of("ask-garbage-evening"));
    await phone.tap(new RegExp(of("garbage-evening-19")));
    await phone.tap(new RegExp(of("garbage-morning-none")));
    await phone.tap(of("button-ok"));
    await phone.says(of("saved-garbage"));
  });
  // B-11 B-12
  await step("the clock is moved to 19:00, and the phone says what goes out tomorrow", async () => {
    await phone.acts(() => movesClock(phone.page, EVENING));
    await phone.says("11月24日（火）は、燃やせるごみの収集日です");
    if (pictures) await phone.page.screenshot({ path: join(pictures, "phone-reminder.png") });
  });
  // B-14
  await step("she asks about tomorrow, the next of a kind, and a frying pan", async () => {
    await phone.type("明日のごみは？");
    await phone.says("明日（11月24日（火））は、燃やせるごみの収集日です");
    await phone.type("次の粗大ごみはいつ？");
    await phone.says("次の粗大ごみは、");
    await phone.type("フライパンの捨て方");
    await phone.says(/フライパン.*: /);
  });
  // B-08
  await step("why it came is told", async () => {
    await phone.press(of("notice-why-button"));
    // Of the sample city's topics it is this one.
    await phone.says("「ごみ・環境」");
    await phone.says(AREA);
  });
}

async function corrects({ phone }) {
  // B-14
  await step("staff take the day away, and whoever was told hears so", async () => {
    const clerk = await clerks.enters(DECIDES, DESK);
    await clerk.go("/console/garbage");
    await clerk.page.locator("[name=area]").selectOption(AREA);
    await clerk.page.locator("[name=kind]").selectOption(BURNABLE);
    await clerk.page.locator("[name=day]").fill(DAY);
    await clerk.look("garbage, a day");
    await phone.acts(() => clerk.press(say("console-garbage-remove")));
    await clerk.reads(say("console-garbage-corrected"));
    await phone.page.bringToFront();
    await phone.says("【訂正】11月24日（火）の燃やせるごみの収集はありません");
    await phone.type("明日は？");
    await phone.says("明日（11月24日（火））の収集はありません");
  });
}

async function stops({ phone, of }) {
  // B-08 B-11
  await step("one tap stops the reminders, and the next evening is silent", async () => {
    await phone.press(of("notice-stop-button"));
    await phone.says(/止めました|停止/);
    const before = await phone.bubbles().count();
    // Friday's would come on Thursday; at eight the round of seven is long over.
    await phone.acts(() => movesClock(phone.page, "2026-11-26T20:00"));
    await works("garbage");
    assert.equal(await phone.bubbles().count(), before);
  });
}

async function evacuates() {
  const { Hana, Emma, Linh } = phones;
  let decides;
  let releases;
  //
  await step("the weather service's file becomes a draft, and nobody's phone says anything", async () => {
    const before = await Hana.phone.bubbles().count();
    const file = join(demo.data, "jma.xml");
    await writeFile(file, report());
    const { stderr } = await promisify(execFile)(binary, ["import", "alerts", file], { env: demo.env });
    assert.match(stderr, /1 alerts taken up/);
    decides = await clerks.enters(DECIDES, DESK);
    await until(async () => {
      await decides.go("/console/evacuations");
      return (await decides.page.locator("main .cards a").count()) > 0;
    });
    await decides.look("evacuations, a draft");
    assert.equal(await Hana.phone.bubbles().count(), before);
  });
  // B-10 X-02
  await step("the city chooses the place, reads it in six languages and asks for a second person", async () => {
    const { page } = decides;
    await decides.press(/避難指示/, "link");
    assert.equal(await page.locator("[name=level]").inputValue(), "4");
    await page.getByLabel("西条", { exact: true }).check();
    await page.locator("[name=shelters]").fill("西条小学校");
    await page.locator("[name=contact]").fill("危機管理課 082-420-0400");
    await decides.press(say("console-preview"));
    await decides.reads("【警戒レベル4】避難指示（土砂災害）西条");
    await decides.look("evacuations, looked at");
    await decides.press(say("console-send"));
    await decides.reads(say("console-state-awaiting-approval"));
    await decides.look("evacuations, asked for");
  });
  //
  await step("another releases it, and phones in three languages and the mailbox have it", async () => {
    releases = await clerks.enters(RELEASES, DESK);
    await releases.press(/避難指示（土砂災害）西条/, "link");
    await releases.look("evacuations, to release");
    for (const { phone } of Object.values(phones)) await phone.acts(async () => {});
    await releases.press(say("console-approve"));
    await Hana.phone.says("【警戒レベル4】避難指示（土砂災害）西条");
    await Hana.phone.says("危険な場所から全員避難してください");
    await Emma.phone.says("[Alert Level 4] Evacuation Order (避難指示): 西条");
    await Linh.phone.says("[Mức độ cảnh báo 4] Chỉ thị lánh nạn (避難指示): 西条");
    await Emma.phone.says("レベル４土砂災害危険警報");
    const { subject, text } = await mail(Hana.email, /警戒レベル4/);
    assert.equal(subject, "【警戒レベル4】避難指示（土砂災害）西条");
    assert.match(text, /西条小学校/);
    for (const [name, { phone }] of Object.entries(phones)) {
      await phone.page.bringToFront();
      if (pictures) await phone.page.screenshot({ path: join(pictures, `phone-evacuation-${name}.png`) });
    }
  });
  //
  await step("it is lifted by two, and everybody hears so", async () => {
    const { page } = decides;
    await decides.go("/console/evacuations");
    await decides.reads(say("evacuation-level"));
    await page.locator("[name=change]").selectOption("lift");
    await page.locator("[name=hazard]").selectOption("landslide");
    await page.getByLabel("西条", { exact: true }).check();
    await decides.press(say("console-preview"));
    await decides.press(say("console-send"));
    for (const { phone } of Object.values(phones)) await phone.acts(async () => {});
    await releases.go("/console");
    await releases.press(/避難指示の解除（土砂災害）西条/, "link");
    await releases.press(say("console-approve"));
    await Hana.phone.says("【警戒レベル4】避難指示の解除（土砂災害）西条");
    await Emma.phone.says("[Alert Level 4 lifted]");
    await Linh.phone.says(/đã được dỡ bỏ/);
    await decides.go("/console/evacuations");
    await decides.reads(say("console-evacuation-over"));
    await decides.look("evacuations, over");
  });
}

/** By the tool of the simulator's page. */
async function movesClock(page, to) {
  await page.bringToFront();
  const tool = page.getByTestId("clock-to");
  if (!(await tool.isVisible())) await page.getByTestId("clock").click();
  await tool.fill(to);
  await page.getByTestId("clock-move").click();
}

/** Waits until a job has done something since now. */
async function works(name) {
  const runs = async () => {
    const answer = await fetch(new URL("/admin/v1/jobs", demo.pages), { headers: { authorization: `Bearer ${demo.token}` } });
    const jobs = await answer.json();
    return jobs.find((job) => job.name === name).worked_at;
  };
  const before = await runs();
  await until(async () => (await runs()) !== before);
}

async function until(holds) {
  const end = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited for ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The newest mail to an address with such a subject, once it is there. */
async function mail(to, subject) {
  let found;
  await until(async () => {
    const { mail: all } = await simulator(`/simulator/v1/mail?to=${encodeURIComponent(to)}`);
    found = all.find((one) => subject.test(one.subject));
    return found !== undefined;
  });
  return { subject: found.subject, ...(await simulator(`/simulator/v1/mail/${found.id}`)) };
}

async function mailLink(context, to) {
  const { text } = await mail(to, /./);
  const page = await context.newPage();
  await page.goto(/https?:\/\/\S+/.exec(text)[0]);
  return { page };
}

async function simulator(path) {
  const answer = await fetch(new URL(path, demo.phone));
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

/** A report of the Japan Meteorological Agency in its scheme since May 2026, of one place. */
function report() {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>気象警報・注意報（Ｒ０６）（土砂災害）</Title><DateTime>2026-11-23T10:30:00Z</DateTime>
<Status>通常</Status><EditorialOffice>広島地方気象台</EditorialOffice><PublishingOffice>広島地方気象台</PublishingOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><Title>広島県土砂災害警報・注意報</Title>
<ReportDateTime>2026-11-23T19:30:00+09:00</ReportDateTime><EventID/><InfoType>発表</InfoType>
<Serial/><InfoKind>気象警報・注意報</InfoKind><InfoKindVersion>1.5_0</InfoKindVersion></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/">
<Warning type="気象警報・注意報（市町村等）"><Item>
<Kind><Name>レベル４土砂災害危険警報</Name><Code>49</Code><Status>発表</Status></Kind>
<Area><Name>東広島市</Name><Code>3421200</Code></Area><ChangeStatus>警報・注意報種別に変化有</ChangeStatus></Item></Warning></Body></Report>`;
}

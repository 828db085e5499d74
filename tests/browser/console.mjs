// Staff on the console in a real browser: node console.mjs BINARY [--pictures DIR]
//
// Hana registers with LINE and a child at the school. The teacher, on her phone, closes the school in two
// taps; a notice with the child's name waits for the vice principal, who reads it on her desk and lets
// it go; the figures move by themselves; it is taken back. A colleague is invited by mail and gets in
// with an authenticator app. The city's admin looks at what only she sees. Every page on the way is
// looked at (look.mjs).

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Clerks } from "./clerk.mjs";
import { Codes } from "./codes.mjs";
import { startDemo } from "./demo.mjs";
import { CHILD, HANA, SCHOOL, enrols, fillForm, openMail, registers, registersChild } from "./hana.mjs";
import { Looker } from "./look.mjs";
import { PATIENCE_MS, Phone, Steps, choose, launch, opened, troublesOf } from "./phone.mjs";
import { wordsOf } from "./words.mjs";

/** The demo's sample staff. */
const TEACHER = `${SCHOOL.name} 2年担任`;
const VICE = `${SCHOOL.name} 教頭`;
const ADMIN = "東広島市 広報担当";
const COLLEAGUE = { name: "佐藤 めぐみ", email: "sato@saijo-es.example.jp", password: "akitsu-oyster-2026" };
const PRIZE = { title: "表彰のお知らせ", body: `${CHILD.family}${CHILD.given}さんが表彰されました。` };
const RIGHT = { title: "表彰式は金曜日です", body: "木曜日ではなく、金曜日に行います。" };
/** A picture of one point. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
/** Hana's child, one who is not registered, and a line that is wrong. */
const PUPILS = `grade,class,attendance_number,family_name,given_name,family_kana,given_kana
2,2-1,1,${CHILD.family},${CHILD.given},グエン,マイ
2,2-1,2,山本,さくら,ヤマモト,サクラ
9,9-1,3,森,一郎,モリ,イチロウ
`;
const REASON = "日付に誤りがありました。";
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

const [binary, ...options] = process.argv.slice(2);
if (!binary) {
  console.error("node console.mjs BINARY [--pictures DIR]");
  process.exit(2);
}
const pictures = options[0] === "--pictures" ? options[1] : undefined;
if (pictures) await mkdir(pictures, { recursive: true });

const say = wordsOf("ja");
const english = wordsOf("en");
const steps = new Steps();
const step = (sentence, walk) => steps.step(sentence, walk);
const looker = new Looker(pictures);
const demo = await startDemo(binary);
const browser = await launch();
const clerks = new Clerks(browser, demo, looker);
try {
  const family = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  clerks.troubles.push(troublesOf(family));
  const phone = new Phone(await family.newPage());
  clerks.current = phone.page;
  const hana = { demo, phone, step };
  await registers(hana);
  await registersChild(hana);
  await enrols(hana);
  const teacher = await clerks.arrives(PHONE);
  await closesSchool(teacher, phone);
  const vice = await clerks.arrives(DESK);
  const colleague = await invites(vice);
  await isChecked(teacher, vice, colleague, phone);
  await isTakenBack(teacher, phone);
  await followsUp(teacher, vice, phone);
  await hearsOfAbsence(teacher, phone);
  await missesChild(teacher, phone);
  await isWrittenTo(teacher, phone);
  await logsInAgain(colleague);
  await makesKey(vice);
  await keepsSchool(vice, colleague);
  await changesLanguage(teacher);
  await administers(await clerks.arrives(DESK));
  await step("no page had an error of its own", async () => {
    // A refused page and a form with mistakes are answered with 4xx, which the browser's console tells;
    // around a picture it draws a page of its own, whose styles our policy forbids, too.
    const harmless = /status of 4(03|04|10|22)|\/console\/files\/\S+: Applying inline style/;
    assert.deepEqual(clerks.troubles.flat().filter((trouble) => !harmless.test(trouble)), []);
    assert.deepEqual(looker.wrong, []);
  });
  console.log(`  ${looker.seen.size} pages looked at`);
} catch (error) {
  const picture = join(tmpdir(), "kairan-console.png");
  await clerks.current?.screenshot({ path: picture, fullPage: true }).catch(() => {});
  console.error([error.message, `at ${clerks.current?.url()}`, `the page: ${picture}`, ...looker.wrong, "the demo's log:", ...demo.log.slice(-30)].join("\n"));
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

async function closesSchool(teacher, phone) {
  const { page, press, reads, look } = teacher;
  await step("the teacher gets in by her link", async () => {
    await teacher.enter(TEACHER);
    await reads(say("console-quick"));
    await look("home, teacher");
  });
  // D-01
  await step("two taps close the school, read in six languages before the second", async () => {
    await countTaps(page);
    await press(say("console-template-closure"), "link");
    await look("template, closure");
    assert.equal(await page.locator("#preview h3").count(), 6);
    await figure(page, "#preview", say("console-reach-people"), "1");
    assert.match(await page.locator("#preview").innerText(), new RegExp(say("template-reason-typhoon")));

    await page.evaluate(() => (globalThis.unloaded = false));
    const reason = say("template-reason-snow");
    await page.getByLabel(say("console-slot-reason"), { exact: true }).selectOption({ label: reason });
    await page.locator("#preview").getByText(reason).first().waitFor();
    await page.locator("#preview").getByText(english("template-reason-snow")).first().waitFor();
    assert.equal(await page.evaluate(() => globalThis.unloaded), false, "the page was loaded anew");

    await phone.acts(() => press(say("console-send")));
    await reads(say("console-done-sent"));
    assert.equal(await taps(page), 2);
    await phone.says(/No school on/);
  });
  // D-25 D-26
  await step("her page counts by itself who got it and who confirmed", async () => {
    await figure(page, "#progress", say("console-figure-accepted"), "1");
    await figure(page, "#progress", say("console-figure-read"), "0");
    await page.evaluate(() => (globalThis.unloaded = false));
    await phone.press(/確認しました/);
    await phone.says(/Confirmed/);
    await figure(page, "#progress", say("console-figure-read"), "1");
    assert.equal(await page.evaluate(() => globalThis.unloaded), false, "the page was loaded anew");
    await look("notice, confirmed");
  });
  await step("every template is a page, and a mistake in one is told", async () => {
    for (const name of ["handover", "suspicious", "postponed"]) {
      await teacher.go(`/console/notices/template/${name}`);
      await look(`template, ${name}`);
    }
    await teacher.go("/console/notices/template/class-closure");
    assert.equal(await page.locator(".error").count(), 0, "what is not filled in yet is no mistake");
    await page.locator("main form").evaluate((form) => (form.noValidate = true));
    await press(say("console-edit-words"));
    await reads(`「${say("console-slot-class")}」`);
    await look("template, with mistakes");
    await teacher.go("/console/notices/template/closure");
    await press(say("console-edit-words"));
    await look("compose, from a template");
  });
}

async function invites(vice) {
  const { page, press, reads, look } = vice;
  let colleague;
  await step("the vice principal invites a colleague, after a slip that loses nothing", async () => {
    await vice.enter(VICE);
    await look("home, vice principal");
    await vice.part(say("console-staff"));
    await look("staff");
    const fill = async (email) => {
      await page.getByLabel(say("console-staff-name")).fill(COLLEAGUE.name);
      await page.getByLabel(say("console-email")).fill(email);
      await page.getByLabel(say("console-staff-role"), { exact: true }).selectOption({ label: say("console-role-school") });
      await press(say("console-staff-invite"));
    };
    await fill("sato@localhost");
    await reads(say("console-wrong-email"));
    assert.equal(await page.getByLabel(say("console-staff-name")).inputValue(), COLLEAGUE.name);
    await look("staff, a slip");
    await fill(COLLEAGUE.email);
    await reads(say("console-staff-invited"));
    await reads(say("console-staff-waiting"));
    await look("staff, invited");
  });
  await step("the mail's link, a password and an authenticator app let the colleague in", async () => {
    colleague = await clerks.arrives(DESK);
    await colleague.go(await colleague.linkOf(COLLEAGUE.email, /招待/));
    const { page: hers, press: presses, reads: sees, look: looks } = colleague;
    await looks("join");
    colleague.codes = new Codes(await hers.locator("main code").innerText());
    for (const field of await hers.locator("input[type=password]").all()) await field.fill(COLLEAGUE.password);
    await hers.getByLabel(say("console-code")).fill("000000");
    await presses(say("console-join"));
    await sees(say("console-code-wrong"));
    await looks("join, a wrong code");
    for (const field of await hers.locator("input[type=password]").all()) await field.fill(COLLEAGUE.password);
    await hers.getByLabel(say("console-code")).fill(colleague.codes.next());
    await presses(say("console-join"));
    await sees(say("console-quick"));
  });
  return colleague;
}

async function isChecked(teacher, vice, colleague, phone) {
  const { page, press, reads, look } = teacher;
  let path;
  // F-28
  await step("a notice with the name of Hana's child waits for a second person", async () => {
    await teacher.go("/console/notices/new");
    await look("compose");
    await page.locator("#title_ja").fill(PRIZE.title);
    await page.locator("#body_ja").fill(PRIZE.body);
    await page.getByLabel(say("console-receipt"), { exact: true }).check();
    await page.locator("#preview").getByText(PRIZE.title).first().waitFor();
    await look("compose, written");
    await press(say("console-check"));
    await reads(say("console-state-draft"));
    await page.getByLabel(say("console-files-add")).setInputFiles({ name: "表彰状.png", mimeType: "image/png", buffer: PICTURE });
    await press(say("console-files-upload"));
    await reads("表彰状.png");
    await look("notice, draft");
    await press(say("console-try"));
    await reads(say("console-done-tried-nowhere"));
    await press(say("console-send"));
    await reads(say("console-done-asked"));
    assert.equal(await page.getByRole("button", { name: say("console-approve"), exact: true }).count(), 0);
    await look("notice, waits for others");
    path = new URL(page.url()).pathname;
  });
  await step("a colleague was told by mail, and sends it to herself first", async () => {
    await colleague.go(await colleague.linkOf(COLLEAGUE.email, /承認のお願い/));
    assert.equal(new URL(colleague.page.url()).pathname, path);
    await colleague.press(say("console-try"));
    await colleague.reads(say("console-done-tried-mail"));
    const letter = await openMail(colleague.context, demo, COLLEAGUE.email, /確認用/);
    assert.match(await letter.getByTestId("mail-text").innerText(), new RegExp(PRIZE.body));
    await letter.close();
  });
  await step("the vice principal finds it on her first page and lets it go", async () => {
    clerks.current = vice.page;
    await vice.go("/console");
    await vice.reads(say("console-waits-for-you"));
    await vice.look("home, one waits");
    await vice.press(new RegExp(PRIZE.title), "link");
    await vice.reads(say("console-cause-child-name"));
    await vice.reads(say("console-files-not-opened"));
    await vice.look("notice, a file to open");
    assert.equal(await vice.page.getByRole("button", { name: say("console-approve"), exact: true }).count(), 0);
    await opensPicture(vice, "表彰状.png");
    await vice.reads(say("console-files-opened"));
    await vice.look("notice, to approve");
    await phone.acts(() => vice.press(say("console-approve")));
    await vice.reads(say("console-done-approved"));
    await phone.says(new RegExp(PRIZE.title));
  });
  // D-25 D-26
  await step("the teacher sees it go, and Hana confirm it", async () => {
    clerks.current = page;
    await teacher.go(path);
    await figure(page, "#progress", say("console-figure-accepted"), "1");
    await page.evaluate(() => (globalThis.unloaded = false));
    await phone.press(/確認しました/);
    await phone.says(/Confirmed/);
    await figure(page, "#progress", say("console-figure-read"), "1");
    assert.equal(await page.evaluate(() => globalThis.unloaded), false, "the page was loaded anew");
  });
}

async function isTakenBack(teacher, phone) {
  const { page, press, reads, look } = teacher;
  await step("she takes it back with a reason, and the mail's link says so", async () => {
    await press(say("console-recall-ask"), "link");
    await look("recall");
    await page.getByLabel(say("console-recall-reason")).fill(REASON);
    await press(say("console-recall-now"));
    await reads(say("console-done-recalled"));
    await reads(REASON);
    await look("notice, recalled");
    const letter = await openMail(phone.page.context(), demo, HANA.email, new RegExp(PRIZE.title));
    const hers = await opened(phone.page.context(), () => letter.getByTestId("mail-text").locator("a").first().click());
    await hers.getByText(REASON).first().waitFor();
    await hers.close();
    await letter.close();
    await phone.page.bringToFront();
  });
  await step("she writes it right, for those who had it", async () => {
    await press(say("console-correct-ask"), "link");
    await look("correction");
    await page.locator("#title-ja").fill(RIGHT.title);
    await page.locator("#body-ja").fill(RIGHT.body);
    await press(say("console-correct-on"));
    await reads(say("console-is-correction"));
    await look("correction, draft");
    await phone.acts(() => press(say("console-send")));
    await reads(say("console-done-sent"));
    await phone.says(new RegExp(RIGHT.title));
  });
  await step("her lists show what was, and end at her school's border", async () => {
    await teacher.go("/console/notices");
    await reads(PRIZE.title);
    await look("notices");
    await teacher.go("/console/notices?state=draft");
    await look("notices, none");
    await teacher.go("/console/audit");
    await reads(say("console-forbidden"));
    await look("refused");
    await teacher.go("/console/notices/nowhere");
    await reads(say("console-missing"));
    await look("missing");
  });
}

// D-25 D-27
async function followsUp(teacher, vice, phone) {
  const { page, press, reads, look } = teacher;
  let path;
  await step("a notice that nobody confirms stands by class", async () => {
    await teacher.go("/console/notices/new");
    await page.locator("#title_ja").fill("個人面談のお知らせ");
    await page.locator("#body_ja").fill("日時を確かめて、確認を押してください。");
    await page.locator("input[name=receipt]").check();
    await press(say("console-check"));
    path = new URL(page.url()).pathname;
    await phone.acts(() => press(say("console-send")));
    await phone.says(/個人面談/);
    await teacher.go(`${path}/classes`);
    await reads("2-1");
    await look("figures by class");
  });
  await step("two members of staff tick off the calls, each seeing the other's", async () => {
    await teacher.go(`${path}/call-sheet`);
    await reads(CHILD.given);
    await look("call sheet");
    await vice.enter(VICE);
    await vice.go(`${path}/call-sheet`);
    await vice.reads(CHILD.given);
    await press(new RegExp(say("console-mark-no-answer")));
    await reads(say("console-calls-marked"));
    await look("call sheet, ticked");
    clerks.current = vice.page;
    await vice.page.getByText(TEACHER).first().waitFor();
  });
  await step("whoever confirms meanwhile leaves the list by herself", async () => {
    await phone.page.bringToFront();
    await phone.press(/確認しました/);
    await phone.says(/Confirmed/);
    await teacher.go(`${path}/call-sheet`);
    await reads(say("console-calls-empty"));
    await look("call sheet, empty");
  });
}

// B-17 X-11
async function hearsOfAbsence(teacher, phone) {
  const { page, press, reads, look } = teacher;
  await step("Hana reports an absence in the talk, its reason on a page", async () => {
    await phone.page.bringToFront();
    await phone.type("Report an absence");
    await phone.tap("Late");
    // Tomorrow's is taken at any hour of today.
    await phone.tap("Tomorrow");
    await phone.says(/About when/);
    await phone.tap("Skip");
    await fillForm(phone, async (form) => {
      await choose(form, /^Reason/, "Seeing a doctor");
    });
    await phone.tap("Send");
    await phone.says(/passed your report to the school/);
  });
  await step("the teacher reads it, and Hana is told that she has", async () => {
    const tomorrow = new Date(Date.now() + (9 + 24) * 3_600_000).toISOString().slice(0, 10);
    await teacher.go("/console/absences");
    await look("absences, none");
    await teacher.go(`/console/absences/${SCHOOL.id}?day=${tomorrow}`);
    await reads(CHILD.given);
    await look("absences");
    await phone.acts(() => press(new RegExp(`${say("console-absences-read")}: `)));
    await phone.says(/The school has read your report/);
    await look("absences, read");
    await teacher.go(`/console/roll/${SCHOOL.id}`);
    await look("roll");
    await teacher.go(`/console/absences/${SCHOOL.id}/desk`);
    await look("absence desk");
    await teacher.go("/console/messages");
    await look("messages, none");
  });
}

// F-16
async function missesChild(teacher, phone) {
  const { page, press, reads, look } = teacher;
  await step("a child missing at roll call is asked for, found, and gone from the first page", async () => {
    await teacher.go(`/console/roll/${SCHOOL.id}`);
    await press(/2-1/, "link");
    await page.getByRole("checkbox", { name: new RegExp(CHILD.given) }).check();
    await press(say("console-roll-next"));
    await reads(say("console-roll-sure-title"));
    await look("roll, before asking");
    await phone.acts(() => press(say("console-roll-ask")));
    await phone.says(/URGENT/);
    await reads(say("console-roll-missing"));
    await look("roll, a child missing");
    await teacher.go("/console");
    await look("home, a child missing");
    await press(/登校が確認できていない児童生徒 1人/, "link");
    await press(/2-1/, "link");
    await phone.acts(() => press(new RegExp(say("console-roll-found"))));
    await phone.says(/The school knows where your child/);
    await look("roll, a child found");
  });
}

// F-50
async function isWrittenTo(teacher, phone) {
  const { page, press, reads, look } = teacher;
  await step("Hana leaves words that nothing understands; the teacher answers, and Hana writes on", async () => {
    await phone.page.bringToFront();
    await phone.type("Do you collect outgrown randoseru bags?");
    await phone.says(/pass what you just typed on/);
    await phone.tap("Tell the office this");
    await phone.tap(/西条小学校/);
    await phone.tap("Send message");
    await phone.says(/We have your message/);
    await teacher.go("/console");
    await look("home, a message");
    await press(/未確認の市民からの連絡 1件/, "link");
    await look("messages");
    await press(/Hana/, "link");
    await look("message, unread");
    await press(say("console-messages-take"));
    await reads(say("console-messages-taken"));
    await page.getByLabel(say("console-messages-text")).fill("はい、職員室でお預かりしています。");
    await phone.acts(() => press(say("console-messages-send")));
    await phone.says(/An answer from/);
    await reads("お預かりしています");
    await look("message, answered");
  });
}

async function logsInAgain(colleague) {
  const { page, press, reads, look, codes } = colleague;
  const fill = async (code) => {
    await page.getByLabel(say("console-email")).fill(COLLEAGUE.email);
    await page.getByLabel(say("console-password")).fill(COLLEAGUE.password);
    await page.getByLabel(say("console-code")).fill(code);
    await press(say("console-log-in"));
  };
  await step("the colleague logs out, and in again where she wanted to be", async () => {
    await press(say("console-log-out"));
    await colleague.go("/console/staff");
    assert.match(page.url(), /\/console\/login\?next=/);
    await look("login");
    await fill("000000");
    await reads(say("console-login-wrong"));
    await look("login, a slip");
    await fill(codes.next());
    assert.equal(new URL(page.url()).pathname, "/console/staff");
  });
}

async function makesKey(vice) {
  const { page, press, reads, look } = vice;
  await step("the vice principal makes a key, which opens what it is for, and ends it", async () => {
    clerks.current = page;
    await press(VICE, "link");
    await look("account");
    await page.locator("main summary").click();
    await look("account, a new key");
    await page.getByLabel(say("console-key-name")).fill("月次の集計");
    await page.locator("[name=notices][value=read]").check();
    await press(say("console-key-make"));
    await reads(say("console-key-made"));
    const token = await page.locator(".note code").innerText();
    await look("account, the key");
    assert.equal(await status("/admin/v1/notices", token), 200);
    assert.equal(await status("/admin/v1/audit", token), 403);
    const end = page.getByRole("button", { name: `${say("console-end")}: 月次の集計` });
    await Promise.all([page.waitForEvent("domcontentloaded"), end.click()]);
    await reads(say("console-key-ended"));
    assert.equal(await status("/admin/v1/notices", token), 401);
  });
}

async function keepsSchool(vice, colleague) {
  const { page, press, reads, look } = vice;
  //
  await step("the vice principal prints the school's code and makes a new one", async () => {
    clerks.current = page;
    await vice.part(say("console-schools"));
    await reads(SCHOOL.name);
    await look("school");
    await press(say("console-codes"), "link");
    await reads(demo.code(SCHOOL.id));
    await look("codes");
    await press(say("console-code-handout"), "link");
    await reads(demo.code(SCHOOL.id));
    await look("code, handout");
    await page.emulateMedia({ media: "print" });
    await look("code, handout on paper");
    await page.emulateMedia({ media: "screen" });
    await page.goBack();
    await page.locator("summary").getByText(say("console-code-new"), { exact: true }).click();
    await press(say("console-code-make"));
    await reads(say("console-code-made"));
    await look("codes, a new one");
  });
  await step("she sees who is not registered by the list of pupils", async () => {
    await vice.go(`/console/schools/${SCHOOL.id}/roster`);
    await look("roster, none");
    const compares = async (text) => {
      const file = page.getByLabel(say("console-roster-file"));
      if (!(await file.isVisible())) await page.locator("summary").getByText(say("console-roster-new"), { exact: true }).click();
      await file.setInputFiles({ name: "meibo.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
      await press(say("console-roster-compare"));
    };
    await compares("no list at all");
    await reads(say("console-roster-unread"));
    await look("roster, unread");
    await compares(PUPILS);
    await reads("山本");
    await look("roster, difference");
    await press(say("console-difference-apply"));
    await reads(say("console-roster-applied"));
    await look("roster");
    await press(say("console-state-not-registered"), "link");
    await reads("山本");
    await look("roster, not registered");
  });
  //
  await step("she asks for the turn of the school year, and the colleague approves it", async () => {
    await vice.part(say("console-rollovers"));
    await look("rollovers");
    await press(say("console-turn-try"));
    await reads(say("console-turn-tried"));
    await look("rollover, tried");
    await press(say("console-turn-ask"));
    await reads(say("console-turn-other-approves"));
    await look("rollover, asked");
    await colleague.go(new URL(page.url()).pathname);
    await colleague.look("rollover, to approve");
    await colleague.press(say("console-turn-approve"));
    await colleague.reads(say("console-turn-approved"));
    await colleague.look("rollover, approved");
  });
}

async function changesLanguage(teacher) {
  const { page, press, reads, look } = teacher;
  await step("the console stands in English, and in Japanese again", async () => {
    clerks.current = page;
    await teacher.go("/console/notices/template/closure");
    await press("English");
    await reads(english("console-send"));
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await look("template, in English");
    await teacher.go("/console");
    await look("home, in English");
    await press("日本語");
    await reads(say("console-quick"));
  });
}

async function administers(admin) {
  const { page, press, reads, look } = admin;
  await step("the city's admin sees her own parts: mail, records, staff, notices of all sorts", async () => {
    await admin.enter(ADMIN);
    await look("home, admin");
    await admin.part(say("console-mail-stop"));
    await reads(say("console-mail-goes"));
    await look("mail stop");
    await admin.part(say("console-audit"));
    await reads(VICE);
    await look("audit");
    await page.locator("main").getByRole("link", { name: VICE }).first().click();
    await reads(say("console-audit-all"));
    await look("audit, of one");
    await admin.part(say("console-staff"));
    await reads(COLLEAGUE.name);
    await look("staff, admin");
    await admin.part(say("console-schools"));
    await look("schools");
    await admin.go("/console/notices/new");
    await look("compose, admin");
    await admin.go("/console/notices/template/closure");
    await look("template, admin");
    await page.getByLabel(SCHOOL.name, { exact: true }).check();
    await figure(page, "#preview", say("console-reach-people"), "1");
    assert.equal(await page.locator(".error").count(), 0);
  });
  // B-11 B-10 D-06
  await step("the city's daily and dangerous news have pages of their own", async () => {
    for (const name of ["garbage", "evacuations", "topics", "phrases", "maintenance", "jobs"]) {
      await admin.go("/console");
      await admin.part(say(`console-${name}`));
      await look(`city, ${name}`);
    }
    await admin.go("/console/garbage");
    await page.locator("main a").first().click();
    await page.waitForLoadState();
    await look("city, a garbage calendar");
    await admin.go(`/console/schools/${SCHOOL.id}/triggers`);
    await look("school, triggers");
  });
  //
  await step("the city's rules of warnings hold for the school, until it writes its own", async () => {
    await admin.part(say("console-city-triggers"));
    await fills(page, { warning: "暴風警報", from: "05:00", until: "07:00", template: "closure" });
    // The browser takes nothing for a time but a time: this one is left out.
    await fills(page, { warning: "大雨", from: "05:00", until: "" }, 1);
    await press(say("console-triggers-save"));
    await reads("決まり2の「何時まで」に、時刻を");
    await look("city, triggers, a slip");
    await fills(page, { until: "07:00", school_kind: "kindergarten" }, 1);
    await press(say("console-triggers-save"));
    await reads(say("console-triggers-saved"));
    await look("city, triggers");
    await admin.go(`/console/schools/${SCHOOL.id}/triggers`);
    await reads(say("console-triggers-city"));
    await reads("「暴風警報」");
    await look("school, triggers of the city");
    await page.locator("[name=none]").check();
    await press(say("console-triggers-save"));
    await reads(say("console-triggers-nothing"));
    await look("school, no triggers");
    await admin.part(say("console-city-triggers"));
    await reads(SCHOOL.name);
    await look("city, triggers and a school apart");
  });
  await step("the parts stand in one line on a desk and in two on a phone, and open by the keyboard", async () => {
    for (const [width, lines] of [[1280, 1], [360, 2]]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await linesOf(page.locator("nav > a:visible, nav > details > summary")), lines, `at ${width} pixels`);
    }
    const group = page.locator("nav summary[aria-current]");
    await group.focus();
    await page.keyboard.press("Enter");
    const here = page.locator("nav [aria-current=page]");
    assert.equal(await here.innerText(), say("console-city-triggers"));
    await look("parts, open");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    assert.equal(await here.isVisible(), false);
    assert.equal(await group.evaluate((it) => it === document.activeElement), true, "the focus is lost");
    await page.setViewportSize(DESK);
  });
  await step("she ends the colleague's access, and the link of old is of no use", async () => {
    await admin.go("/console/staff");
    await page.locator("summary", { hasText: say("console-staff-end") }).and(page.getByLabel(COLLEAGUE.name)).click();
    const end = page.getByRole("button", { name: `${say("console-staff-end-sure")}: ${COLLEAGUE.name}` });
    await Promise.all([page.waitForEvent("domcontentloaded"), end.click()]);
    await reads(say("console-staff-ended"));
    const late = await clerks.arrives(DESK);
    await late.go(await late.linkOf(COLLEAGUE.email, /招待/));
    await late.reads(say("console-link-ended"));
    await late.look("link, ended");
  });
}

/** Fills in one row of the rules. */
async function fills(page, values, at = 0) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name=${name}]`).nth(at);
    await (name === "template" || name === "school_kind" ? field.selectOption(value) : field.fill(value));
  }
}

/** In how many lines these stand. */
async function linesOf(all) {
  const tops = await all.evaluateAll((found) => found.map((element) => Math.round(element.getBoundingClientRect().top)));
  return new Set(tops).size;
}

/** Opens the file of this name, a picture, and comes back. */
async function opensPicture({ page }, name) {
  const at = page.url();
  await page.getByRole("link", { name }).click();
  await page.waitForURL(/\/console\/files\//);
  await page.goto(at);
}

/** Waits until a figure says this much: `strong` above its words. */
async function figure(page, within, words, much) {
  const amount = page.locator(`${within} .figures li`).filter({ hasText: words }).locator("strong");
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const [now] = await amount.allInnerTexts();
    if (now === much) return;
    if (performance.now() > end) throw new Error(`waited for ${much} ${words}, but the page says ${now}`);
    await page.waitForTimeout(50);
  }
}

/** Every tap from now on counts, on whatever page of the console it is made. */
async function countTaps(page) {
  const count = () => {
    // By the keyboard and by a tap on a label a click comes twice; only a real one counts.
    addEventListener("click", (event) => event.isTrusted && sessionStorage.setItem("taps", Number(sessionStorage.getItem("taps")) + 1), { capture: true });
  };
  await page.addInitScript(count);
  await page.evaluate(count);
}

async function taps(page) {
  return page.evaluate(() => Number(sessionStorage.getItem("taps")));
}

async function status(path, token) {
  const answer = await fetch(new URL(path, demo.pages), { headers: { authorization: `Bearer ${token}` } });
  return answer.status;
}

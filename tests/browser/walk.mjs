// A browser walks the demo, as README's reader would: node walk.mjs BINARY [--screenshot]
//
// Hana adds the city's account as a friend, gets an ID, registers her child with the school's code
// and chooses topics; the school sends a notice; she reads it on the phone and in the mailbox and
// confirms it. --screenshot writes docs/demo.png for the README.

import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDemo } from "./demo.mjs";
import { HANA, SCHOOL, enrols, openMail, registers, registersChild } from "./hana.mjs";
import { Phone, Steps, launch, opened, troublesOf } from "./phone.mjs";

// The issue promises a second; the rest is the machine's.
const NOTICE_MS = 3_000;
const NOTICE = {
  ja: { title: "臨時休業のお知らせ", body: "大雨のため、明日は臨時休業とします。" },
  en: { title: "School closed tomorrow", body: "The school is closed tomorrow because of heavy rain." },
};

const [binary, ...options] = process.argv.slice(2);
if (!binary) {
  console.error("node walk.mjs BINARY [--screenshot]");
  process.exit(2);
}

const steps = new Steps();
const step = (sentence, walk) => steps.step(sentence, walk);
const demo = await startDemo(binary);
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
const troubles = troublesOf(context);
const phone = new Phone(await context.newPage());

try {
  const hana = { demo, phone, step };
  await registers(hana);
  await registersChild(hana);
  await enrols(hana);
  await chooseTopics();
  await readNotice();
  if (options.includes("--screenshot")) await takeScreenshot();
  await step("no page had an error of its own", async () => assert.deepEqual(troubles, []));
} catch (error) {
  const picture = join(tmpdir(), "kairan-walk.png");
  await phone.page.screenshot({ path: picture }).catch(() => {});
  console.error(`${error.message}\n\nthe phone: ${picture}\nthe demo's log:\n${demo.log.slice(-30).join("\n")}`);
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

async function chooseTopics() {
  // B-08
  await step("she chooses what the city shall write about", async () => {
    await phone.menu("City notices");
    await phone.answerMany(/what you want to receive/, "Next");
    await phone.tap("Register");
    await phone.says(/choice is saved/);
  });
}

async function readNotice() {
  let id;
  //
  await step("the school's notice is on the phone at once and in the mailbox", async () => {
    await phone.acts(async () => {});
    const start = performance.now();
    id = (await api("POST", "/admin/v1/notices", {
      kind: "school",
      audience: { schools: [{ school: SCHOOL.id, grades: [2] }] },
      content: NOTICE,
      wants_receipt: true,
    })).id;
    await phone.says(new RegExp(NOTICE.en.title));
    const took = performance.now() - start;
    console.log(`  from curl to the phone: ${Math.round(took)} ms`);
    assert.ok(took < NOTICE_MS, `the notice took ${Math.round(took)} ms`);
    const letter = await openMail(context, demo, HANA.email, new RegExp(`${NOTICE.en.title}|${NOTICE.ja.title}`));
    assert.match(await letter.getByTestId("mail-text").innerText(), new RegExp(NOTICE.en.body));
    await letter.close();
  });
  // X-08 D-33
  await step("opening the mail's link shows the notice and confirms nothing", async () => {
    const letter = await openMail(context, demo, HANA.email, new RegExp(`${NOTICE.en.title}|${NOTICE.ja.title}`));
    const page = await opened(context, () => letter.getByTestId("mail-text").locator("a").first().click());
    await page.getByText(NOTICE.en.title).first().waitFor();
    await page.close();
    await letter.close();
    await phone.page.bringToFront();
    const { ledger } = await api("GET", `/admin/v1/notices/${id}`);
    assert.deepEqual([ledger.people, ledger.read], [1, 0]);
  });
  // D-25 D-26
  await step("her tap on the receipt button stands in the ledger", async () => {
    await phone.press(/確認しました/);
    await phone.says(/Confirmed/);
    const { ledger } = await api("GET", `/admin/v1/notices/${id}`);
    assert.deepEqual([ledger.people, ledger.accepted, ledger.read, ledger.line, ledger.email], [1, 1, 1, 1, 1]);
  });
}

async function takeScreenshot() {
  const path = join(dirname(fileURLToPath(import.meta.url)), "../../docs/demo.png");
  await phone.page.bringToFront();
  // With the menu closed the whole notice is seen.
  await phone.page.getByTestId("richmenu-bar").click();
  await phone.page.screenshot({ path });
  console.log(`  wrote ${path}`);
}

// --- the staff's side ---

async function api(method, path, body) {
  const answer = await fetch(new URL(path, demo.pages), {
    method,
    headers: { authorization: `Bearer ${demo.token}`, "content-type": "application/json", "idempotency-key": `walk-${method}` },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

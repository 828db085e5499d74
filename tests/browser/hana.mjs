// Hana, who registers with her LINE and has a child in grade 2 of a school: what every walk that needs
// a family begins with. Each takes `{demo, phone, step}`: the running demo, her phone, and what says
// and counts a step.

import { choose, opened, secondGradersBirthday, submit } from "./phone.mjs";

export const HANA = { name: "Hana", email: "hana@example.jp", password: "sakura-mochi-2026" };
export const SCHOOL = { id: "saijo-es", name: "西条小学校" };
/** Her child. */
export const CHILD = { family: "グエン", given: "Mai" };

export async function registers({ demo, phone, step }) {
  await step("Hana adds the city's account as a friend", async () => {
    await phone.follow(demo.phone, HANA.name, "en");
    await phone.says(/Welcome to the Higashihiroshima/);
  });
  // B-24
  await step("she chooses English before anything else", async () => {
    await phone.tap("English");
    await phone.says(/We will write to you in English/);
  });
  // B-22 B-25
  await step("the rich menu leads to getting an ID, whose form is a page", async () => {
    await phone.menu("Get a Portal ID");
    await fillForm(phone, async (form) => {
      await form.getByLabel(/Email address/).fill(HANA.email);
      await form.getByLabel(/Family name/).fill("Nguyễn");
      await form.getByLabel(/Given name/).fill("Hana");
    });
  });
  // B-26
  await step("she agrees to both texts and registers", async () => {
    await phone.says(/Policy Regarding the Protection of Personal Information and agree/);
    await phone.tap("I agree");
    await phone.says(/Terms of Service and agree/);
    await phone.tap("I agree");
    await phone.tap("Register");
    await phone.says(/confirmation email/);
  });
  // B-27 B-28
  await step("the link in the confirmation mail asks for the password twice", async () => {
    const letter = await openMail(phone.page.context(), demo, HANA.email, /./);
    const page = await opened(phone.page.context(), () => letter.getByTestId("mail-text").locator("a").first().click());
    for (const field of await page.locator("input[type=password]").all()) await field.fill(HANA.password);
    await phone.acts(() => submit(page));
    await page.close();
    await letter.close();
    await phone.says(/registration is complete/);
  });
}

export async function registersChild({ phone, step }) {
  //
  await step("she registers her child on a page with seven fields", async () => {
    await phone.menu("Register your child");
    await fillForm(phone, async (form) => {
      await form.getByLabel(/^Family name \(|^Family name$/).fill(CHILD.family);
      await form.getByLabel(/^Given name \(|^Given name$/).fill(CHILD.given);
      await form.getByLabel(/Family name in katakana/).fill("ぐえん");
      await form.getByLabel(/Given name in katakana/).fill("まい");
      await choose(form, /^Sex/, "Female");
      await form.getByLabel(/Date of birth/).fill(secondGradersBirthday());
      await choose(form, /^Relationship/, "Mother");
    });
  });
  await step("the summary is right, and she stores it", async () => {
    await phone.tap("Register");
    await phone.says(/child's information is registered/);
  });
}

export async function enrols({ demo, phone, step }) {
  // A-27 A-29
  await step("she answers for the school: grade, class, groups, no number", async () => {
    await phone.menu("Register a school");
    await phone.says(/choose the school/);
    await phone.type(SCHOOL.name);
    await phone.tap("Grade 2");
    await phone.tap(/^2-1$/);
    await phone.answerMany(/club that applies/, "Next");
    await phone.answerMany(/group that applies/, "Next");
    await phone.says(/attendance number/);
    await phone.tap("Skip");
  });
  //
  await step("a wrong school code is refused, the school's own is taken", async () => {
    await phone.says(/school code from the school/);
    await phone.type("000000");
    await phone.says(/not right/);
    await phone.type(demo.code(SCHOOL.id));
    await phone.tap("Register");
    await phone.says(/school is registered/);
  });
}

/** The one-tap form that the newest card links to. */
export async function fillForm(phone, fill) {
  await phone.says(/City's own page/);
  const page = await phone.opens("Open the page");
  await fill(page);
  await phone.acts(() => submit(page));
  await page.close();
  await phone.page.bringToFront();
}

/** The newest letter to an address with this subject, open in the mailbox. */
export async function openMail(context, demo, address, subject) {
  const page = await context.newPage();
  await page.goto(demo.mailbox);
  await page.getByTestId(`mailbox-${address}`).click();
  await page.getByTestId("mail-item").filter({ hasText: subject }).first().click();
  await page.getByTestId("mail-text").waitFor();
  return page;
}

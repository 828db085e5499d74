// The simulator's phone in a browser, and what every walk needs beside it.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

// Two cores, a debug build and argon2: a page may take some seconds.
export const PATIENCE_MS = 20_000;

/** A browser of its own, as `{context, newContext, close}`. Without a sandbox: as root there is none. */
export async function launch() {
  const profile = await mkdtemp(join(tmpdir(), "kairan-browser-"));
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    env: { ...process.env, HOME: profile },
    // The rest keeps the browser from calling home.
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  const newContext = async (options) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return { newContext, close };
}

/** Counts what was proven, and says it with the time it took. */
export class Steps {
  passed = 0;

  async step(sentence, walk) {
    const start = performance.now();
    try {
      await walk();
    } catch (error) {
      throw new Error(`${sentence}: ${error.message}`, { cause: error });
    }
    this.passed += 1;
    console.log(`  ${sentence} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  }
}

/** What goes wrong inside the pages of a context, in the order it happens. */
export function troublesOf(context) {
  const troubles = [];
  const listen = (page) => {
    page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && troubles.push(`${page.url()}: ${message.text()} (${message.location().url})`));
  };
  context.on("page", listen);
  return troubles;
}

/** One person's phone on the simulator's page. */
export class Phone {
  // How many bubbles stood there before the person last did something: what comes later is the answer.
  #before = 0;

  constructor(page) {
    this.page = page;
  }

  /** Adds a person with this name and language, who becomes a friend. */
  async follow(url, name, language) {
    await this.page.goto(url);
    await this.page.getByTestId("person-name").fill(name);
    await this.page.getByTestId("person-language").selectOption(language);
    await this.page.getByTestId("add-person").click();
    // The talk of whoever was shown before is gone only when the new person's placard stands there.
    const placard = this.page.getByTestId("placard-button");
    await placard.click();
    this.#before = 0;
  }

  bubbles() {
    return this.page.getByTestId("bubble").and(this.page.locator("[data-from=bot]"));
  }

  /** Does something; what the bot says from now on is the answer to it. */
  async acts(doing) {
    this.#before = await this.bubbles().count();
    await doing();
  }

  /** Waits until the answer to what was done last says this: a text, or words of it. */
  async says(words) {
    const said = (text) => (typeof words === "string" ? text.includes(words) : words.test(text));
    const all = async () => (await this.bubbles().allInnerTexts()).slice(this.#before);
    const end = performance.now() + PATIENCE_MS;
    while (!(await all()).some(said)) {
      if (performance.now() > end) throw new Error(`waited for ${words}, but the bot said ${JSON.stringify(await all())}`);
      await this.page.waitForTimeout(20);
    }
  }

  /** Taps a quick reply of the newest message. */
  async tap(label) {
    const exact = typeof label === "string";
    const reply = this.page.getByTestId("quick-reply").filter({ has: this.page.getByText(label, { exact }) }).first();
    await reply.waitFor();
    await this.acts(() => reply.click());
  }

  /** Taps the newest button of this name inside a bubble. */
  async press(label) {
    await this.acts(() => this.bubbles().getByRole("button", { name: label }).last().click());
  }

  async type(words) {
    await this.page.getByTestId("input").fill(words);
    await this.acts(() => this.page.getByTestId("send").click());
  }

  async menu(label) {
    const area = this.page.getByTestId("richmenu-area").and(this.page.getByRole("button", { name: label, exact: true }));
    const bar = this.page.getByTestId("richmenu-bar");
    await bar.waitFor();
    if ((await bar.getAttribute("aria-expanded")) === "false") await bar.click();
    await this.acts(() => area.click());
  }

  /** Takes the first choice of a question with several answers, and goes on. */
  async answerMany(question, next) {
    await this.says(question);
    await this.acts(() => this.page.getByTestId("quick-reply").first().click());
    await this.says(question);
    await this.tap(next);
  }

  /** The page that pressing a card's button opens. */
  async opens(label) {
    return opened(this.page.context(), () => this.bubbles().getByRole("button", { name: label }).last().click());
  }
}

/** The page that a tap opens. */
export async function opened(context, tapIt) {
  const [page] = await Promise.all([context.waitForEvent("page"), tapIt()]);
  await page.waitForLoadState();
  return page;
}

/** Presses the last button of the page's form. */
export async function submit(page) {
  await Promise.all([page.waitForEvent("domcontentloaded"), page.locator("main form button").last().click()]);
}

/** One of several, drawn as a list or as buttons to choose among. */
export async function choose(form, field, label) {
  const list = form.getByRole("combobox", { name: field });
  if ((await list.count()) > 0) await list.selectOption({ label });
  else await form.getByRole("group", { name: field }).getByLabel(label, { exact: true }).check();
}

/** Of a child in grade 2 today: the school year begins on 1 April, and grade 1 in the one after the sixth birthday. */
export function secondGradersBirthday() {
  const today = new Date();
  const schoolYear = today.getMonth() >= 3 ? today.getFullYear() : today.getFullYear() - 1;
  return `${schoolYear - 8}-06-15`;
}

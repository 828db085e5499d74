// Staff on the console: each a browser of their own, let in by the demo's links, every page looked at.

import assert from "node:assert/strict";
import { openMail } from "./hana.mjs";
import { troublesOf } from "./phone.mjs";
import { wordsOf } from "./words.mjs";

const say = wordsOf("ja");

/** Everybody of the staff in one walk. */
export class Clerks {
  /** What went wrong inside their pages, for each of them. */
  troubles = [];
  /** The page that somebody last went to. */
  current;

  constructor(browser, demo, looker) {
    Object.assign(this, { browser, demo, looker });
  }

  /** Somebody who has not come in yet. */
  async arrives(viewport) {
    const context = await this.browser.newContext({ viewport, locale: "ja-JP" });
    this.troubles.push(troublesOf(context));
    const page = await context.newPage();
    this.current = page;
    return new Clerk(this, context, page);
  }

  /** Somebody of the demo's sample staff, let in. */
  async enters(name, viewport) {
    const clerk = await this.arrives(viewport);
    await clerk.enter(name);
    return clerk;
  }
}

class Clerk {
  constructor(clerks, context, page) {
    Object.assign(this, { clerks, context, page });
    // Their own, so that a walk may take them apart.
    for (const name of ["press", "reads", "look"]) this[name] = this[name].bind(this);
  }

  /** Presses a button or follows a link anywhere on the page; the next page is there afterwards. */
  async press(name, role = "button") {
    const it = this.page.getByRole(role, { name, exact: typeof name === "string" });
    await Promise.all([this.page.waitForEvent("domcontentloaded"), it.last().click()]);
  }

  async reads(words) {
    const text = await this.page.locator("body").innerText();
    assert.ok(text.includes(words), `the page does not say "${words}" but "${text}"`);
  }

  async look(name) {
    await this.clerks.looker.look(this.page, name);
  }

  async enter(name) {
    await this.page.goto(this.clerks.demo.entry(name));
    await this.look("enter");
    await this.press(say("console-enter"));
    await this.reads(name);
  }

  /** To a page of the console, or to wherever a link leads. */
  async go(to) {
    this.clerks.current = this.page;
    await this.page.goto(new URL(to, this.clerks.demo.pages).href);
  }

  /** Follows the link to a part of the console, out of its group where it stands in one. */
  async part(words) {
    const link = this.page.locator("nav").getByRole("link", { name: words, exact: true, includeHidden: true });
    if (!(await link.isVisible())) await link.locator("xpath=ancestor::details/summary").click();
    await this.press(words, "link");
  }

  /** What the link of a letter leads to. */
  async linkOf(address, subject) {
    const letter = await openMail(this.context, this.clerks.demo, address, subject);
    const link = await letter.getByTestId("mail-text").locator("a").first().getAttribute("href");
    await letter.close();
    return link;
  }
}

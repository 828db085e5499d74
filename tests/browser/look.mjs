// Looks at pages as their readers would: axe-core for what keeps people out (WCAG 2.2 AA), the
// narrowest screen for what does not fit (WCAG 1.4.10), a picture for a person to look at.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The narrowest that WCAG 1.4.10 asks for, a phone, a desktop. */
const WIDTHS = [320, 390, 1280];

/** Everything wrong with the pages looked at, each page once. */
export class Looker {
  seen = new Set();
  wrong = [];

  constructor(pictures) {
    this.pictures = pictures;
  }

  /** `name`: what the page is called; a state of its own, such as "with mistakes", is a page of its own. */
  async look(page, name) {
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const size = page.viewportSize();
    // By the debugger, so that the page's strict content security policy stays as it is.
    await page.evaluate(AXE);
    const { violations } = await page.evaluate((rules) => globalThis.axe.run({ runOnly: { type: "tag", values: rules } }), RULES);
    for (const { id, help, nodes } of violations) {
      this.wrong.push(`${name}: ${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`);
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const needed = await page.evaluate(() => document.scrollingElement.scrollWidth);
      const squeezed = await page.locator("button, dd, dt, label, p, td, th").evaluateAll(squeezedOf);
      if (squeezed.length > 0) this.wrong.push(`${name}: squeezed at ${width} pixels: ${squeezed.join(", ")}`);
      if (needed > width) this.wrong.push(`${name}: needs ${needed} pixels where there are ${width}`);
      if (this.pictures) await page.screenshot({ path: join(this.pictures, `${name.replaceAll(/[^\w-]+/g, "-")}-${width}.png`), fullPage: true });
    }
    if (size) await page.setViewportSize(size);
  }
}

/** Words squeezed into a column a letter wide fit, and nobody can read them; nor a date in four lines. */
function squeezedOf(all) {
  const least = (element) => (element.matches("td, th") ? 72 : 40);
  const squeezed = (element) => element.textContent.trim().length > 5 && element.clientWidth > 0 && element.clientWidth < least(element);
  return all.filter(squeezed).map((element) => element.textContent.trim());
}

// The service's own words, so that a walk asks for a button by its id and not by a copy of its text.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const LOCALES = join(dirname(fileURLToPath(import.meta.url)), "../../locales");

/**
 * `say(id)` in a language: messages on one line, with what stands in for `{ $arguments }` cut off
 * at the first of them, as a part of the text to look for.
 */
export function wordsOf(language) {
  const messages = new Map();
  for (const file of readdirSync(join(LOCALES, language))) {
    for (const line of readFileSync(join(LOCALES, language, file), "utf8").split("\n")) {
      const [, id, text] = /^([a-z][a-z0-9-]*) = (.+)$/.exec(line) ?? [];
      if (id) messages.set(id, text);
    }
  }
  return (id) => {
    const text = messages.get(id);
    if (!text) throw new Error(`locales/${language} has no one-line "${id}"`);
    return text.split("{")[0].trim() || text;
  };
}

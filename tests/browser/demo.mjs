// `kairan demo` as a person would start it: in a folder of its own, ended when the walk ends.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// A debug build lays its database and sample city in a few seconds; a busy machine takes longer.
const START_MS = 60_000;
const STOP_MS = 20_000;

/**
 * What the demo says of itself: `{phone, mailbox, pages, console, token}`, `code(school)` for the
 * join code it prints beside a school's id, `entry(name)` for the link that lets this member of staff
 * in on the console, and `stop()`, which answers its exit code. `data` is the folder it keeps its data
 * in, `env` what commands beside it are run with.
 */
export async function startDemo(binary, options = []) {
  const data = await mkdtemp(join(tmpdir(), "kairan-walk-"));
  const child = spawn(binary, ["demo", "--listen", "127.0.0.1:0", "--data", data, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  const said = [];
  const log = [];
  createInterface({ input: child.stderr }).on("line", (line) => log.push(line));

  const stop = async () => {
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    child.kill("SIGTERM");
    const code = await ended;
    clearTimeout(late);
    await rm(data, { recursive: true, force: true });
    return code;
  };
  const ready = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      said.push(line);
      // The curl line is the last thing it prints before it is ready.
      if (line.includes("curl")) resolve("ready");
    });
  });
  const first = await Promise.race([ready, ended, new Promise((resolve) => setTimeout(resolve, START_MS, "late").unref())]);
  if (first !== "ready") {
    await stop();
    throw new Error(`the demo did not start (${first}):\n${[...said, ...log].join("\n")}`);
  }

  const value = (name) => {
    const line = said.map((text) => text.trim().split(/\s+/)).find(([word]) => word === name);
    if (!line) throw new Error(`the demo printed no "${name}":\n${said.join("\n")}`);
    return line[1];
  };
  const code = (school) => {
    const line = said.map((text) => text.trim().split(/\s+/)).find((words) => words.includes(school) && !words.includes("curl"));
    if (!line) throw new Error(`the demo printed no join code of ${school}:\n${said.join("\n")}`);
    return line.at(-1);
  };
  // A name may have spaces in it; two of them part it from the link.
  const entry = (name) => {
    const line = said.map((text) => text.trim().split(/ {2,}/)).find(([who]) => who === name);
    if (!line) throw new Error(`the demo printed no link for ${name}:\n${said.join("\n")}`);
    return line[1];
  };
  const named = Object.fromEntries(["phone", "mailbox", "pages", "console", "token"].map((name) => [name, value(name)]));
  const env = { ...process.env, KAIRAN_DATABASE_URL: `sqlite://${join(data, "kairan.db")}`, KAIRAN_SECRET_KEY_FILE: join(data, "secret.key") };
  return { ...named, code, data, entry, env, log, stop };
}

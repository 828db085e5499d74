// An authenticator app: the one-time codes of RFC 6238, six digits by SHA-1, a new one every 30 seconds.

import { createHmac } from "node:crypto";

const STEP_SECONDS = 30;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The app after its key was typed in. */
export class Codes {
  #key;
  #newest = 0;

  /** `text`: the key as a page shows it, with or without spaces. */
  constructor(text) {
    const bits = [...text.replaceAll(/\s/g, "")].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
    this.#key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  }

  /**
   * A code that was not used yet: each is good once, so after the one of now it is that of the next
   * 30 seconds, which a service takes because clocks differ. A third within them would have to wait.
   */
  next() {
    this.#newest = Math.max(Math.floor(Date.now() / 1000 / STEP_SECONDS), this.#newest + 1);
    return this.#at(this.#newest);
  }

  #at(step) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac("sha1", this.#key).update(counter).digest();
    // RFC 4226, 5.3: the last four bits say where the number begins.
    const number = mac.readUInt32BE(mac.at(-1) & 0xf) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
  }
}

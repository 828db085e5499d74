// The simulator's control door, `/simulator/v1/`: calls, and the long poll that tells what changed.

const DOOR = "/simulator/v1";

/** One call; answers its JSON. Throws with the door's own words when it refuses. */
export async function call(method, path, body) {
  const answer = await fetch(DOOR + path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error(json.error || `${answer.status} ${answer.statusText}`);
  return json;
}

export const get = (path) => call("GET", path);
export const post = (path, body = {}) => call("POST", path, body);
export const put = (path, body) => call("PUT", path, body);
export const remove = (path) => call("DELETE", path);

/** The path of a person's part of the door. */
export const personPath = (userId, rest = "") => `/people/${encodeURIComponent(userId)}${rest}`;

// After a failed poll: often enough that a restarted simulator is there at once, seldom enough not to fill its log.
const AGAIN_AFTER_MS = 1000;

/** Follows the simulator for as long as the page is open.
 *  `start` loads everything and answers its `seq`; `changed` gets the names of what changed;
 *  `reachable` is told whether the simulator answers. After a gap everything is loaded anew. */
export async function follow({ start, changed, reachable }) {
  for (;;) {
    try {
      let seq = await start();
      reachable(true);
      for (;;) {
        const news = await get(`/events?after=${seq}`);
        // A smaller number: the simulator has begun anew, and what is shown is of its former life.
        if (news.seq < seq) break;
        seq = news.seq;
        if (news.changed.length > 0) await changed(news.changed);
      }
    } catch {
      reachable(false);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }
}

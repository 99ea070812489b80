/* One way to ask the server for a change, and to hear how it ended. */

import { csrfToken, signInAgain, UNREACHABLE } from "./requests.js";

const JSON_TYPE = "application/json";
const NO_CONTENT = 204;

/**
 * Asks for a change. Never fails: `ok` says whether it was made, `sentence` how it ended, where the server has words for
 * that, and the rest is what it answered. Whoever is not signed in any more is led to the login instead.
 *
 * @param body what to send, where there is something to say: as JSON, unless a type says how it is written already
 */
export async function change(method, path, body, type = JSON_TYPE) {
  const headers = { Accept: JSON_TYPE, "X-XSRF-TOKEN": csrfToken() };
  if (body !== undefined) {
    headers["Content-Type"] = type;
  }
  try {
    const answer = await fetch(path, { method, headers, body: type === JSON_TYPE ? JSON.stringify(body) : body });
    if (answer.status === 401) {
      signInAgain();
      return new Promise(() => {});
    }
    const said = answer.status === NO_CONTENT ? {} : await answer.json();
    return { ...said, ok: answer.ok, sentence: said.message ?? said.detail };
  } catch {
    return { ok: false, sentence: UNREACHABLE };
  }
}

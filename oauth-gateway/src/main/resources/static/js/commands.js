/* One way to ask the server for a change, and to hear how it ended. */

import { csrfToken, signInAgain } from "./requests.js";

const UNREACHABLE = "EmailPilot does not answer right now. Look here again in a moment, then try again.";

/**
 * Asks for a change. Never fails: `sentence` says how it ended, where the server has words for that, and `code` and
 * `reason` tell one refusal from another.
 *
 * @param body what to send as JSON, where there is something to say
 */
export async function change(method, path, body) {
  const headers = { Accept: "application/json", "X-XSRF-TOKEN": csrfToken() };
  if (body) {
    headers["Content-Type"] = "application/json";
  }
  try {
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status === 401) {
      signInAgain();
    }
    const { message, detail, code, reason } = await answer.json();
    return { ok: answer.ok, sentence: message ?? detail, code, reason };
  } catch {
    return { ok: false, sentence: UNREACHABLE };
  }
}

/* Hands links over to people: by the clipboard, or by the mail program of this machine. */

import { showToast } from "./toasts.js";

/**
 * Copies a text, and says `done` once it is copied.
 *
 * @param say where to say it, if not in a message of the page
 */
export async function copy(text, done, say = showToast) {
  try {
    await navigator.clipboard.writeText(text);
    say(done, true);
  } catch {
    say("Your browser does not let this page copy. Select the link and copy it yourself.", false);
  }
}

/**
 * Where a mail begins that only has to be sent.
 *
 * @param to an e-mail address, or nothing
 */
export function mailAddress(to, subject, text) {
  const body = text.replaceAll("\n", "\r\n");
  return `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

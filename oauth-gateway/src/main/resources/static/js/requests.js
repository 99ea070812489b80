/* What every request of a page carries, and what becomes of one that fails. */

import { showToast } from "./toasts.js";

/** What to say where no answer came. */
export const UNREACHABLE = "EmailPilot does not answer right now. Look here again in a moment, then try again.";

document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers["X-XSRF-TOKEN"] = csrfToken();
});
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status === 401) {
    signInAgain();
  } else {
    showToast(sentence(detail.xhr.responseText), false);
  }
});
for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, () => showToast(UNREACHABLE, false));
}

/** What a request that changes something has to send as X-XSRF-TOKEN. */
export const csrfToken = () => /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "";

/** Leaves for the login, which says why and leads back. */
export function signInAgain() {
  location.assign(`/login?problem=ended&return=${encodeURIComponent(location.pathname + location.search)}`);
}

/** What a refusal says of itself. */
function sentence(problem) {
  try {
    return JSON.parse(problem).detail ?? UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}

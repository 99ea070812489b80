/* Parts of a page that the server draws: drawn anew when something made them untrue, but not more often than needed. */

const APART_MS = 2000;

/** Asks for a part now, or as soon as the last time is long enough ago; what comes in between shares that. */
export function redrawer(part) {
  let waiting = false;
  let last = -APART_MS;
  return () => {
    if (!waiting) {
      waiting = true;
      setTimeout(() => {
        waiting = false;
        last = performance.now();
        htmx.trigger(part, "stale");
      }, Math.max(0, last + APART_MS - performance.now()));
    }
  };
}

/**
 * Says through `told(ok)` whether the part could be drawn. Whoever is no longer signed in is sent to the login, and from
 * there back to this page.
 */
export function watch(part, told) {
  part.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr.status === 401) {
      location.assign(`/login?return=${location.pathname}`);
    } else {
      told(event.detail.successful);
    }
  });
}

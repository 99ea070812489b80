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

/** Says through `told(drawn)` whether the part could be drawn; nobody asked for it, so no toast tells of a failure. */
export function watch(part, told) {
  part.addEventListener("htmx:afterRequest", ({ detail }) => detail.successful && told(true));
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    part.addEventListener(failure, (event) => {
      if (event.detail.xhr.status !== 401) {
        event.stopPropagation();
        told(false);
      }
    });
  }
}

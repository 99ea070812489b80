/* What happens, as it happens. The browser reconnects by itself while the gateway answers; the rest is here. */

const RETRY_MS = 5000;
const EVENTS = ["client-created", "client-updated", "client-removed", "connection-pending", "connection-refused", "resync"];

/**
 * Calls handlers[event name] with the event's data, where there is one. Where the gateway refuses the stream, calls
 * handlers.refused, which brings the page up to date in another way, and tries again later.
 */
export function follow(handlers) {
  const stream = new EventSource("/api/clients/events");
  for (const name of EVENTS) {
    stream.addEventListener(name, (event) => handlers[name]?.(JSON.parse(event.data)));
  }
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) {
      handlers.refused?.();
      setTimeout(() => follow(handlers), RETRY_MS);
    }
  });
  addEventListener("pagehide", () => stream.close(), { once: true });
}

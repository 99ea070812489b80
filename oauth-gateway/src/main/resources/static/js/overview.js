/* The overview: its numbers follow what happens. */

import { redrawer, watch } from "./parts.js";
import { follow } from "./stream.js";
import { showClocks } from "./times.js";

const RETRY_MS = 10000;
const BY_ITSELF_MS = 60000;
const numbers = document.getElementById("numbers");
const outdated = document.getElementById("outdated");
const redraw = redrawer(numbers);
const nothing = () => {};

showClocks(numbers);
watch(numbers, (drawn) => {
  outdated.hidden = drawn;
  showClocks(numbers);
  if (!drawn) {
    setTimeout(redraw, RETRY_MS);
  }
});
follow({
  "client-created": redraw,
  "client-updated": redraw,
  "client-removed": redraw,
  "connection-pending": nothing,
  "connection-refused": nothing,
  resync: redraw,
  refused: redraw,
});
setInterval(() => document.hidden || redraw(), BY_ITSELF_MS); // tokens run out without any news

/* The clients page: keeps the list true while people look at it, and says what happened. */

import { offerActions, withdrawActions } from "./actions.js";
import { follower, part } from "./changes.js";
import * as rows from "./rows.js";
import { follow } from "./stream.js";
import { localise, refreshAges } from "./times.js";
import { showToast, takeBack } from "./toasts.js";

const AGES_MS = 15000;
const PENDING_MS = 5000;
const UNCOUNTED_MS = 700;
const LIST = "list";
const SILENT = "EmailPilot does not answer right now. The list may be out of date; the page keeps trying.";
const clients = document.getElementById("clients");
const byId = (id) => document.getElementById(id);
const update = follower(show, () => showToast(SILENT, false, LIST));
const meanwhile = new Set();
let pendingAsked;
const seenRefusals = JSON.parse(sessionStorage.getItem("refusals") ?? "[]");

localise(document);
countSoon();
offerActions(clients);
follow({
  "client-created": changed,
  "client-updated": changed,
  "client-removed": ({ client_id: id }) => { rows.remove(id); update(id); },
  "connection-pending": () => askPending(true),
  "connection-refused": refused,
  resync: reload,
  refused: reload,
});
setInterval(() => refreshAges(document), AGES_MS);
setInterval(() => document.hidden || askPending(), PENDING_MS);
clients.addEventListener("change", ({ target }) => {
  if (target.id === "sort") {
    byId("order").value = "";
  }
}, { capture: true });
document.addEventListener("htmx:beforeRequest", () => meanwhile.clear());
document.addEventListener("htmx:afterRequest", () => {
  localise(clients);
  rows.removeDoubles();
  arrange();
  countSoon();
  if (meanwhile.size > 0) {
    update(...meanwhile);
  }
});

/** A client that changed; an answer of the server that is on its way may not know of it yet. */
function changed({ client_id: id }) {
  meanwhile.add(id);
  update(id);
  askPending();
}

/** Puts in what became of some clients; who is not in the answer is not in the list any more. */
function show(answer, ids) {
  takeBack(LIST);
  const shown = [...answer.querySelectorAll("tr[data-id]")];
  const gone = new Set(ids);
  for (const row of shown) {
    gone.delete(row.dataset.id);
    rows.place(row);
  }
  gone.forEach(rows.remove);
  if (answer.querySelector("#summary")) {
    showCounts(answer);
  }
  arrange();
}

/** Where the same choices are left, only their numbers change: nobody's choice is taken from under their hands. */
function showCounts(answer) {
  const summary = byId("summary");
  const said = answer.querySelector("#summary").textContent;
  if (summary.textContent !== said) {
    summary.textContent = said;
  }
  byId("rows").dataset.counted = "true";
  const now = byId("facets");
  const then = answer.querySelector("#facets");
  const keys = (facets) => [...facets.querySelectorAll("[data-count]")].map((choice) => choice.dataset.count).sort().join();
  if (keys(now) === keys(then)) {
    for (const choice of then.querySelectorAll("[data-count]")) {
      now.querySelector(`[data-count="${CSS.escape(choice.dataset.count)}"]`).textContent = choice.textContent;
    }
  } else if (!now.contains(document.activeElement)) {
    now.replaceWith(then);
  }
}

/** Where the list was too long to be counted at once. */
function countSoon() {
  if (byId("rows").dataset.counted === "false") {
    setTimeout(() => update().then(countSoon), UNCOUNTED_MS);
  }
}

/** Shows the list, or what to do while there is none. */
function arrange() {
  const { clients: some, pending } = rows.counts();
  const nothing = some + pending === 0;
  const filtered = byId("rows").dataset.filtered === "true";
  byId("list").hidden = nothing;
  byId("empty").hidden = !nothing || filtered;
  byId("no-match").hidden = !nothing || !filtered;
  byId("facets").hidden = nothing && !filtered;
  byId("filters").hidden = nothing && !filtered;
  withdrawActions();
}

/** What a stream may have missed: the head of the list, and all that is shown. */
async function reload() {
  const before = rows.ids();
  const head = await part("", new URLSearchParams(location.search)).catch(() => undefined);
  update(...before, ...[...head?.querySelectorAll("#rows > tr[data-id]") ?? []].map((row) => row.dataset.id));
  askPending(true);
}

/** Only the server knows what still waits: a stream begins with what happened before, and may be over since. */
async function askPending(anyway) {
  if (!anyway && rows.counts().pending === 0) {
    return;
  }
  const first = !pendingAsked;
  pendingAsked = first ? "asking" : "again";
  if (first) {
    const waiting = await part("/pending").catch(() => undefined);
    const again = pendingAsked === "again";
    pendingAsked = undefined;
    if (waiting) {
      rows.showPending(waiting);
      arrange();
    }
    if (again) {
      askPending(true);
    }
  }
}

/** Says each refusal once, also when the page was left and came back in between. */
function refused({ connection_id: id, message }) {
  rows.removePending(id);
  arrange();
  if (!seenRefusals.includes(id)) {
    seenRefusals.push(id);
    sessionStorage.setItem("refusals", JSON.stringify(seenRefusals.slice(-50)));
    showToast(message, false);
  }
}

/* The clients page: loads the list, keeps it true, and says what happened. */

import { offerActions, withdrawActions } from "./actions.js";
import { follow } from "./stream.js";
import * as table from "./table.js";
import { refreshAges } from "./times.js";
import { signInAgain } from "./requests.js";
import { showToast } from "./toasts.js";

const AGES_MS = 15000;
const TYPING_MS = 250;
const PENDING_MS = 5000;
const PAGE = 100;
const byId = (id) => document.getElementById(id);
const search = byId("search");
const status = byId("status");
const more = byId("more");
let nextCursor;
let wanted = 0;

const filtered = () => search.value !== "" || status.value !== "";

/** Asks for the list; only the newest question counts. */
async function load(cursor) {
  const question = ++wanted;
  const query = new URLSearchParams({ limit: PAGE });
  for (const [name, value] of [["q", search.value], ["status", status.value], ["cursor", cursor]]) {
    if (value) {
      query.set(name, value);
    }
  }
  const answer = await fetch(`/api/clients?${query}`, { headers: { Accept: "application/json" } });
  if (answer.status === 401) {
    signInAgain();
  } else if (answer.ok && question === wanted) {
    show(await answer.json(), cursor);
  } else if (!answer.ok) {
    throw new Error(`the list answers ${answer.status}`);
  }
}

function show(list, cursor) {
  cursor ? table.showMore(list.clients) : table.showAll(list.clients);
  table.showPending(list.pending);
  nextCursor = list.next_cursor;
  arrange();
}

/** Shows the list, or what to do while there is none. */
function arrange() {
  const { clients, pending } = table.counts();
  const nothing = clients + pending === 0;
  byId("loading").hidden = true;
  byId("list").hidden = nothing && !nextCursor;
  byId("empty").hidden = !nothing || filtered();
  byId("no-match").hidden = !nothing || !filtered();
  byId("filters").hidden = nothing && !filtered();
  more.hidden = !nextCursor;
  byId("summary").textContent = clients === 0 ? "" : `${clients}${nextCursor ? "+" : ""} ${clients === 1 ? "client" : "clients"}`;
  withdrawActions();
}

function reload() {
  load().catch(() => {
    byId("loading").hidden = true;
    showToast("Your clients cannot be shown right now. The page keeps trying.", false);
  });
}

/** A client that changed; while something is pending or filtered, only the list knows what is to be seen. */
function changed(client) {
  if (!table.shows(client) && (filtered() || table.counts().pending > 0)) {
    reload();
  } else {
    table.upsert(client);
    arrange();
  }
}

const seenRefusals = JSON.parse(sessionStorage.getItem("refusals") ?? "[]");

/** Says each refusal once, also when the page was left and came back in between. */
function refused(refusal) {
  table.removePending(refusal.connection_id);
  arrange();
  if (!seenRefusals.includes(refusal.connection_id)) {
    seenRefusals.push(refusal.connection_id);
    sessionStorage.setItem("refusals", JSON.stringify(seenRefusals.slice(-50)));
    showToast(refusal.message, false);
  }
}

offerActions(byId("rows"));
reload();
follow({
  "client-created": (client) => changed(client),
  "client-updated": (client) => changed(client),
  "client-removed": (client) => { table.remove(client.client_id); arrange(); },
  "connection-pending": (connection) => { table.addPending(connection); arrange(); },
  "connection-refused": refused,
  resync: reload,
  refused: reload,
});
setInterval(() => refreshAges(document), AGES_MS);
setInterval(() => table.counts().pending > 0 && !document.hidden && reload(), PENDING_MS);
more.addEventListener("click", () => load(nextCursor));
status.addEventListener("change", reload);
let typing;
search.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(reload, TYPING_MS);
});

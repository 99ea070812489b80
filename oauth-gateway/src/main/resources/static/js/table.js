/* The rows: the last changed client first, connections that are on their way above all. */

import { showAge, showDay } from "./times.js";

const rows = document.getElementById("rows");
const pendingRows = document.getElementById("pending");
const clientRow = document.getElementById("client-row");
const pendingRow = document.getElementById("pending-row");

const WORDS = { active: "Active", needs_reauthorization: "Needs reconnecting", disconnected: "Disconnected" };
const STATES = { degraded: "Klaviyo is not answering", rotation_lost: "Needs reconnecting" };

export function showAll(clients) {
  const shown = clients.map((client) => filled(find(rows, client.client_id) ?? newRow(client), client));
  shown.forEach((row) => row.classList.remove("changed"));
  keepingFocus(() => rows.replaceChildren(...shown));
}

export function showMore(clients) {
  for (const client of clients) {
    find(rows, client.client_id) ?? rows.append(filled(newRow(client), client));
  }
}

/** Puts a new or changed client to the top, unless the row already shows something newer. */
export function upsert(client) {
  const known = find(rows, client.client_id);
  if (known && new Date(known.dataset.updated) > new Date(client.updated_at)) {
    return;
  }
  const moved = !known || known.dataset.updated !== client.updated_at;
  const row = filled(known ?? newRow(client), client);
  if (moved && rows.firstElementChild !== row) {
    keepingFocus(() => rows.prepend(row));
  }
  if (moved) {
    highlight(row);
  }
}

/** Draws the eye to a row for a moment. */
export function highlight(row) {
  row.classList.remove("changed");
  requestAnimationFrame(() => row.classList.add("changed"));
}

/** Whether a row is where this change puts it: a rotation of tokens moves nothing. */
export const shows = (client) => find(rows, client.client_id)?.dataset.updated === client.updated_at;

export function remove(clientId) {
  find(rows, clientId)?.remove();
}

export function showPending(connections) {
  pendingRows.replaceChildren();
  connections.forEach(addPending);
}

export function addPending(connection) {
  if (find(pendingRows, connection.connection_id)) {
    return;
  }
  const row = pendingRow.content.firstElementChild.cloneNode(true);
  row.dataset.id = connection.connection_id;
  showAge(field(row, "since"), connection.since);
  pendingRows.append(row);
}

export function removePending(connectionId) {
  find(pendingRows, connectionId)?.remove();
}

/** Where a person goes to connect a client anew. */
export const reconnectAddress = (clientId) =>
  `/api/integrations/klaviyo/oauth/start?redirect_path=/admin/clients&client_id=${encodeURIComponent(clientId)}`;

export const counts = () => ({ clients: rows.childElementCount, pending: pendingRows.childElementCount });

function newRow(client) {
  const row = clientRow.content.firstElementChild.cloneNode(true);
  row.dataset.id = client.client_id;
  return row;
}

function filled(row, client) {
  row.dataset.updated = client.updated_at;
  row.dataset.name = client.display_name;
  row.dataset.status = client.status;
  row.dataset.generation = client.generation;
  row.dataset.mayChange = client.may_change;
  field(row, "actions").setAttribute("aria-label", `Actions for ${client.display_name}`);
  field(row, "actions").hidden = !client.may_change;
  field(row, "looking").hidden = client.may_change;
  text(row, "name", client.display_name);
  text(row, "domain", client.test_account ? "test account" : client.email_domain);
  text(row, "account", client.account_id);
  text(row, "contact", client.contact_email);
  text(row, "timezone", client.timezone);
  text(row, "currency", client.preferred_currency);
  count(row, "lists", client.lists_count);
  count(row, "segments", client.segments_count);
  showStatus(row, client);
  showDay(field(row, "connected"), client.connected_at);
  showAge(field(row, "updated"), client.updated_at);
  return row;
}

function showStatus(row, client) {
  const status = field(row, "status");
  status.className = `status ${client.connection_state}`;
  status.textContent = STATES[client.connection_state] ?? WORDS[client.status] ?? client.status;
  const works = client.status === "active";
  const reconnect = field(row, "reconnect");
  if (reconnect) {
    reconnect.hidden = works || !client.may_change;
    reconnect.href = reconnectAddress(client.client_id);
  }
  const ask = field(row, "ask");
  ask.hidden = works || client.may_change;
  ask.textContent = `Ask ${client.owner} to reconnect it`;
  showFreshness(row, works ? client.last_refreshed_at : undefined);
}

function showFreshness(row, refreshedAt) {
  field(row, "freshness").hidden = !refreshedAt;
  if (refreshedAt) {
    showAge(field(row, "refreshed"), refreshedAt);
  }
}

function count(row, name, value) {
  const cell = field(row, name);
  cell.classList.toggle("quiet", value === undefined);
  cell.textContent = value === undefined ? "counting…" : value.toLocaleString();
}

function text(row, name, value) {
  field(row, name).textContent = value ?? "–";
  field(row, name).title = value ?? "";
}

const field = (row, name) => row.querySelector(`[data-field="${name}"]`);

/** A row that is moved would lose the focus of what is in it. */
function keepingFocus(move) {
  const focused = document.activeElement;
  move();
  if (rows.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

function find(body, id) {
  return [...body.children].find((row) => row.dataset.id === id);
}

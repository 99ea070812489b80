/* The rows of the list: each where its order puts it, connections that are on their way above all. */

import { localise } from "./times.js";

const byId = (id) => document.getElementById(id);
const all = () => [...byId("rows").querySelectorAll("tr[data-id]")];
const find = (body, id) => [...body.children].find((row) => row.dataset.id === id);

/** Shows a client as it is now, if it belongs to what is shown; what comes after that is behind "Show more". */
export function place(row) {
  localise(row);
  const known = find(byId("rows"), row.dataset.id);
  const changed = known?.dataset.updated !== row.dataset.updated;
  const shown = known ? takeOver(known, row) : row;
  const next = all().find((other) => other !== shown && comesBefore(shown, other)) ?? null;
  if (!next && byId("more-row")) {
    shown.remove();
    return;
  }
  if (!known || shown.nextElementSibling !== next) {
    keepingFocus(() => byId("rows").insertBefore(shown, next));
  }
  if (changed) {
    highlight(shown);
  }
}

/** Draws the eye to a row for a moment. */
export function highlight(row) {
  row.classList.remove("changed");
  requestAnimationFrame(() => row.classList.add("changed"));
}

export function remove(clientId) {
  find(byId("rows"), clientId)?.remove();
}

/** After more rows came: of two of one client the newer one stays. */
export function removeDoubles() {
  const seen = new Set();
  for (const row of all().reverse()) {
    seen.has(row.dataset.id) ? row.remove() : seen.add(row.dataset.id);
  }
}

export function removePending(connectionId) {
  find(byId("pending"), connectionId)?.remove();
}

export function showPending(rows) {
  localise(rows);
  byId("pending").replaceChildren(rows);
}

export const ids = () => all().map((row) => row.dataset.id);

export const counts = () => ({ clients: ids().length, pending: byId("pending").childElementCount });

const text = (row) => row.text ?? "";

/** As the server sorts: by number, then by text, then by id. */
function comesBefore(one, other) {
  const [first, second] = byId("rows").dataset.descending === "true" ? [other.dataset, one.dataset] : [one.dataset, other.dataset];
  return first.number !== second.number ? Number(first.number) < Number(second.number)
    : text(first) !== text(second) ? text(first) < text(second)
    : first.id < second.id;
}

/** Changes only what differs, so that nobody loses what they are about to press. */
function takeOver(known, row) {
  for (const { name, value } of row.attributes) {
    known.setAttribute(name, value);
  }
  [...row.cells].forEach((cell, n) => {
    const old = known.cells[n];
    if (old.querySelector("[aria-busy=true]")) {
      cell.querySelector("button")?.setAttribute("aria-busy", "true");
    }
    if (!old.isEqualNode(cell)) {
      keepingFocus(() => old.replaceWith(cell));
    }
  });
  return known;
}

/** What is moved or replaced would lose the focus. */
function keepingFocus(move) {
  const focused = document.activeElement;
  const { id } = focused?.closest("tr")?.dataset ?? {};
  move();
  if (id && document.activeElement !== focused) {
    const now = focused.isConnected ? focused : find(byId("rows"), id)?.querySelector(`[data-field="${focused.dataset.field}"]`);
    now?.focus({ preventScroll: true });
  }
}

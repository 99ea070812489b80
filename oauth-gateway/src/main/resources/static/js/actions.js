/* What a person can do with a client: have its tokens refreshed, connect it anew, disconnect it. */

import { change } from "./commands.js";
import { highlight } from "./rows.js";
import { showToast } from "./toasts.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const menu = document.getElementById("actions");
const confirmation = document.getElementById("confirm");
const actions = {
  refresh: (row) => send("POST", `/api/integrations/klaviyo/oauth/refresh/${encodeURIComponent(row.dataset.id)}`, row),
  disconnect: (row) => askAndDisconnect(row),
};
let chosen;
let offered;

/** Opens the menu of a row at its button. */
export function offerActions(rows) {
  rows.addEventListener("click", (event) => {
    const button = event.target.closest("[data-field=actions]");
    if (button && button.ariaBusy !== "true") {
      chosen = button.closest("tr");
      open(button);
    }
  });
  menu.addEventListener("click", (event) => {
    const action = actions[event.target.dataset.action];
    if (action) {
      menu.hidePopover();
      action(chosen);
    }
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key in STEPS) {
      event.preventDefault();
      const items = [...menu.children].filter((item) => !item.hidden);
      items.at((items.indexOf(document.activeElement) + STEPS[event.key]) % items.length).focus();
    }
  });
  addEventListener("scroll", keepAtButton, { capture: true, passive: true });
}

/** Closes the menu if what it offers can no longer be done, because the row changed. */
export function withdrawActions() {
  if (chosen && offered !== possible()) {
    menu.hidePopover();
  }
}

function open(button) {
  const { status, id } = chosen.dataset;
  offered = possible();
  item("refresh").hidden = status !== "active";
  item("disconnect").hidden = status === "disconnected";
  const reconnect = item("reconnect");
  if (reconnect) {
    reconnect.href = reconnectAddress(id);
  }
  menu.setAttribute("aria-label", button.getAttribute("aria-label"));
  menu.showPopover();
  keepAtButton();
  menu.querySelector(":is(button, a):not([hidden])").focus();
}

/** While people scroll; the menu goes with the button. */
function keepAtButton() {
  const button = chosen?.querySelector("[data-field=actions]");
  if (!button || !menu.matches(":popover-open")) {
    return;
  }
  const at = button.getBoundingClientRect();
  if (at.bottom < 0 || at.top > innerHeight) {
    menu.hidePopover();
    return;
  }
  const below = at.bottom + menu.offsetHeight < innerHeight;
  menu.style.left = `${Math.max(8, at.right - menu.offsetWidth)}px`;
  menu.style.top = `${below ? at.bottom : at.top - menu.offsetHeight}px`;
}

const possible = () => `${chosen.isConnected} ${chosen.dataset.mayChange} ${chosen.dataset.status}`;

/** The generation is that of the connection which the person sees: one that came later stays. */
function askAndDisconnect(row) {
  const { id, name, generation } = row.dataset;
  confirmation.querySelector("[data-field=name]").textContent = name;
  confirmation.onclick = (event) => {
    const answer = event.target.dataset.answer;
    if (answer) {
      confirmation.close();
    }
    if (answer === "disconnect") {
      const clientId = encodeURIComponent(id);
      send("DELETE", `/api/integrations/klaviyo/connections/${clientId}?generation=${generation}`, row);
    }
  };
  confirmation.showModal();
}

/** Says how it ended, whatever that was; what changed in the list comes by the stream. */
async function send(method, path, row) {
  const button = row.querySelector("[data-field=actions]");
  button.ariaBusy = "true";
  const { ok, sentence } = await change(method, path);
  row.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  showToast(sentence, ok, row.dataset.id);
  if (ok) {
    highlight(row);
  }
}

/** Where a person goes to connect a client anew. */
const reconnectAddress = (clientId) =>
  `/api/integrations/klaviyo/oauth/start?redirect_path=/admin/clients&client_id=${encodeURIComponent(clientId)}`;

const item = (name) => menu.querySelector(`[data-action=${name}]`);

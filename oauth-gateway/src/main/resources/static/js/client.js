/* The page of one client: does what people ask for, and follows what happens to the client. */

import { change } from "./commands.js";
import { drawCharts } from "./charts.js";
import { countDown, localise } from "./countdowns.js";
import { redrawer, watch } from "./parts.js";
import { ask } from "./question.js";
import { closeInvitation, copyLink, makeLink, openInvitation } from "./reconnect-link.js";
import { closeSharing, offerSharing, openSharing } from "./sharing.js";
import { follow } from "./stream.js";
import { refreshAges } from "./times.js";
import { showToast } from "./toasts.js";

const AGES_MS = 15000;
const RETRY_MS = 10000;
const byId = (id) => document.getElementById(id);
const id = byId("client").dataset.id;
const address = `/api/clients/${encodeURIComponent(id)}`;
const live = byId("live");
const form = byId("edit");
const problem = byId("edit-problem");
const timeline = byId("timeline");
const charts = byId("charts");
const redraws = [live, charts, timeline].map(redrawer);
const heading = () => byId("heading").dataset;

const actions = {
  refresh: (button) => send(button, "POST", `/api/integrations/klaviyo/oauth/refresh/${encodeURIComponent(id)}`),
  disconnect: async (button) => {
    const { name, generation } = heading();
    if (await ask("disconnect", { name })) {
      send(button, "DELETE", `/api/integrations/klaviyo/connections/${encodeURIComponent(id)}?generation=${generation}`);
    }
  },
  edit: beginEdit,
  keep: endEdit,
  share: openSharing,
  newest: () => {
    byId("news").hidden = true;
    htmx.trigger(timeline, "stale");
  },
  "close-share": closeSharing,
  invite: openInvitation,
  "make-link": () => makeLink(id, heading().name),
  "copy-link": copyLink,
  "close-invitation": closeInvitation,
};

async function send(button, method, path) {
  button.ariaBusy = "true";
  const { ok, sentence } = await change(method, path);
  byId(button.id)?.setAttribute("aria-busy", "false");
  showToast(sentence, ok, id);
  redraw();
}

function beginEdit() {
  form.elements.display_name.value = heading().name;
  form.elements.tags.value = heading().tags;
  problem.hidden = true;
  form.hidden = false;
  form.elements.display_name.focus();
}

function endEdit() {
  form.hidden = true;
  byId("do-edit")?.focus();
}

async function save(event) {
  event.preventDefault();
  const tags = form.elements.tags.value.split(",").map((tag) => tag.trim()).filter((tag) => tag !== "");
  const { ok, sentence, reason } = await change("PATCH", address, { display_name: form.elements.display_name.value, tags });
  for (const field of ["display_name", "tags"]) {
    form.elements[field].ariaInvalid = reason === field ? "true" : null;
  }
  problem.hidden = ok;
  if (ok) {
    endEdit();
    showToast("Saved. Everybody who sees this client sees it so now.", true, id);
  } else {
    problem.textContent = sentence;
  }
  redraw();
}

function lost() {
  byId("shown").hidden = true;
  byId("gone").hidden = false;
  closeSharing();
  closeInvitation();
}

function show() {
  refreshAges(document);
  localise(document);
  countDown(document);
}

/** Who has read on to earlier entries is not thrown back to the newest. */
function redraw() {
  const [ofLive, ofCharts, ofTimeline] = redraws;
  ofLive();
  if (charts.querySelector("canvas")) {
    ofCharts();
  }
  if (timeline.querySelectorAll("ol").length > 1) {
    byId("news").hidden = false;
  } else {
    ofTimeline();
  }
}

/** Says in place of a part that it cannot be drawn, and tries again. */
function keepTrying(part, again, drawn) {
  document.querySelector(`[data-failure=${part.id}]`).hidden = drawn;
  part.hidden = !drawn;
  show();
  if (!drawn && byId("gone").hidden) {
    setTimeout(again, RETRY_MS);
  }
}

const mine = (handle) => (news) => news.client_id === id && handle(news);

show();
offerSharing(address, redraw);
document.addEventListener("click", ({ target }) => actions[target.dataset.do]?.(target));
form.addEventListener("submit", save);
live.addEventListener("htmx:responseError", ({ detail }) => detail.xhr.status === 404 && lost());
watch(live, (drawn) => {
  byId("outdated").hidden = drawn;
  show();
  if (!drawn && byId("gone").hidden) {
    setTimeout(redraw, RETRY_MS);
  }
});
watch(timeline, (drawn) => keepTrying(timeline, redraws[2], drawn));
watch(charts, (drawn) => {
  keepTrying(charts, redraws[1], drawn);
  if (drawn) {
    drawCharts();
  }
});
follow({
  "client-created": mine(redraw),
  "client-updated": mine(redraw),
  "client-removed": mine(lost),
  "connection-pending": () => {},
  "connection-refused": mine(({ message }) => {
    showToast(message, false, id);
    redraw();
  }),
  resync: redraw,
  refused: redraw,
});
setInterval(() => refreshAges(document), AGES_MS);
setInterval(() => countDown(document), 1000);

/* A link by which somebody else reconnects the client: made on demand, and shown once. */

import { change } from "./commands.js";
import { copy, mailAddress } from "./links.js";
import { showMoment } from "./times.js";

const byId = (id) => document.getElementById(id);
const dialog = byId("invitation");
const button = byId("make-link");
const problem = byId("link-problem");
const link = byId("link");

link.addEventListener("focus", () => link.select());
dialog.addEventListener("close", forget);

export const openInvitation = () => dialog.showModal();

export const closeInvitation = () => dialog.close();

export const copyLink = () => copy(link.value, "Copied.", (sentence) => {
  byId("link-copied").textContent = sentence;
});

/** Makes a link for this client; each is one more, so the button goes. */
export async function makeLink(clientId, name) {
  button.ariaBusy = "true";
  button.disabled = true;
  const { ok, sentence, invites } = await change("POST", "/api/invites", { client_id: clientId });
  button.ariaBusy = null;
  button.disabled = false;
  problem.hidden = ok;
  problem.textContent = ok ? "" : sentence;
  if (ok && dialog.open) {
    show(invites[0], name);
  }
}

function show(made, name) {
  link.value = made.link;
  byId("mail-link").href = mailAddress(
    "", `Reconnect ${name} to Klaviyo`, `Please renew our access to the Klaviyo account of ${name} with this link:\n\n${made.link}\n`);
  showMoment(byId("link-ends"), made.expires_at);
  button.hidden = true;
  byId("made-link").hidden = false;
  link.focus();
}

/** Nobody who comes to this screen later finds the link. */
function forget() {
  link.value = "";
  byId("link-copied").textContent = "";
  byId("mail-link").removeAttribute("href");
  byId("made-link").hidden = true;
  problem.hidden = true;
  button.hidden = false;
}

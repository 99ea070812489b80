/* Who sees a client: the dialog in which its owner says so, and others read it. */

import { change } from "./commands.js";
import { ask } from "./question.js";

const dialog = document.getElementById("share");
const said = document.getElementById("share-said");

/**
 * Lets people share the client.
 *
 * @param address of the client in the API
 * @param changed called after each change
 */
export function offerSharing(address, changed) {
  const put = (user, role) => fulfil(change("PUT", member(user), { role }));
  const remove = (user) => fulfil(change("DELETE", member(user)));
  const member = (user) => `${address}/members/${encodeURIComponent(user)}`;
  const name = () => document.getElementById("heading").dataset.name;
  const actions = {
    owner: async (user) => await ask("owner", { name: name(), member: user }) && put(user, "owner"),
    remove,
    leave: async (user) => await ask("leave", { name: name() }) && remove(user),
  };

  async function fulfil(wish) {
    const { ok, sentence } = await wish;
    say(ok, sentence);
    changed();
    return ok;
  }

  dialog.addEventListener("click", ({ target }) => {
    actions[target.dataset.member]?.(target.closest("[data-user]").dataset.user);
  });
  dialog.addEventListener("change", ({ target }) => {
    if (target.dataset.member === "role") {
      put(target.closest("[data-user]").dataset.user, target.value);
    }
  });
  dialog.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (await put(form.elements.user.value.trim(), form.elements.role.value)) {
      form.reset();
      form.elements.user.focus();
    }
  });
}

export function openSharing() {
  said.hidden = true;
  dialog.showModal();
}

export const closeSharing = () => dialog.close();

function say(good, sentence) {
  said.hidden = false;
  said.className = good ? "said" : "problem";
  said.textContent = sentence;
}

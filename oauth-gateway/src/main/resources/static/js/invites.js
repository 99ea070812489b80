/* The invites page: makes links, hands them over once, and shows when they turn green. */

import { change } from "./commands.js";
import { copy, mailAddress } from "./links.js";
import { follow } from "./stream.js";
import { showDay } from "./times.js";
import { showToast } from "./toasts.js";

const SETTLE_MS = 150;
const LOOK_AGAIN_MS = 5000;
const LARGEST_FILE = 256 * 1024;
const byId = (id) => document.getElementById(id);
const names = byId("names");
let made = [];

function showFlaws(flaws) {
  byId("flaws").firstElementChild.replaceChildren(...flaws.map((flaw) => Object.assign(document.createElement("li"), { textContent: flaw })));
  byId("flaws").hidden = flaws.length === 0;
  names.setAttribute("aria-invalid", flaws.length > 0 ? "true" : "false");
  if (flaws.length === 0) {
    names.removeAttribute("aria-invalid");
  }
}

byId("invite").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("make").ariaBusy = "true";
  byId("make").disabled = true;
  showFlaws([]);
  const { ok, sentence, errors, invites } = await change("POST", "/api/invites", names.value, "text/csv");
  byId("make").ariaBusy = "false";
  byId("make").disabled = false;
  if (ok) {
    names.value = "";
    byId("csv").value = "";
    showLinks(invites);
    refresh();
  } else if (errors) {
    showFlaws(errors);
  } else {
    showToast(sentence, false);
  }
});

/** The text of the file is put where it can be looked at before it is sent. */
byId("csv").addEventListener("change", async () => {
  const [file] = byId("csv").files;
  if (file && file.size > LARGEST_FILE) {
    showFlaws(["That file is too large. Choose one with 200 lines at most, of names and e-mail addresses."]);
  } else if (file) {
    showFlaws([]);
    names.value = await file.text();
    names.focus();
  }
});

function showLinks(links) {
  made = links;
  byId("made-title").textContent = links.length === 1 ? "Here is the link" : `Here are ${links.length} links`;
  byId("links").replaceChildren(...links.map(linkRow));
  byId("made").hidden = false;
  byId("made-title").focus();
}

function linkRow(one) {
  const row = byId("link").content.firstElementChild.cloneNode(true);
  const part = (name) => row.querySelector(`[data-field=${name}]`);
  part("name").textContent = one.name;
  part("link").value = one.link;
  part("link").ariaLabel = `Link for ${one.name}`;
  part("link").addEventListener("focus", (event) => event.target.select());
  part("copy").ariaLabel = `Copy the link for ${one.name}`;
  part("copy").addEventListener("click", () => copy(one.link, `The link for ${one.name} is copied.`));
  if (one.email) {
    part("mail").href = mailAddress(one.email, "Connect Klaviyo", `Please connect your Klaviyo account with this link:\n\n${one.link}\n`);
    part("mail").ariaLabel = `Write an e-mail to ${one.email}`;
    part("mail").hidden = false;
  }
  return row;
}

/** RFC 4180; an apostrophe in front makes text of what a spreadsheet would compute. */
function cell(text) {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

byId("copy-all").addEventListener("click", () =>
  copy(made.map((one) => `${one.name}\t${one.link}`).join("\n"), `${made.length} links are copied, each with its name.`));
byId("download").addEventListener("click", () => {
  const rows = made.map((one) => [one.name, one.email ?? "", one.link, one.expires_at].map(cell).join(","));
  const file = new Blob([["name,email,link,works_until", ...rows, ""].join("\r\n")], { type: "text/csv" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "invites.csv" });
  link.click();
  URL.revokeObjectURL(link.href);
});
byId("done").addEventListener("click", () => {
  made = [];
  byId("links").replaceChildren();
  byId("made").hidden = true;
  names.focus();
});

byId("invites").addEventListener("click", async (event) => {
  const { revoke, name } = event.target.dataset;
  if (revoke) {
    event.target.disabled = true;
    const { ok, sentence } = await change("DELETE", `/api/invites/${revoke}`);
    event.target.disabled = false;
    showToast(ok ? `The link of ${name} is taken back. Nobody can use it any more.` : sentence, ok);
    refresh();
  }
});

let due;

/** Brings the list up to date; what happens at once is looked at once. */
function refresh() {
  clearTimeout(due);
  due = setTimeout(() => {
    const cursor = byId("invites-list").dataset.cursor;
    const path = cursor ? `/admin/invites/list?cursor=${encodeURIComponent(cursor)}` : "/admin/invites/list";
    window.htmx.ajax("GET", path, { target: "#invites-list", swap: "outerHTML" });
  }, SETTLE_MS);
}

function showDays() {
  for (const time of byId("invites-list").querySelectorAll("time")) {
    showDay(time, time.dateTime);
  }
}

const somebodyConnects = () => document.querySelector("[data-standing=waiting]") !== null;

document.addEventListener("htmx:afterSettle", showDays);
showDays();
follow({
  "client-created": refresh,
  "client-updated": () => somebodyConnects() && refresh(),
  "client-removed": () => {},
  "connection-pending": refresh,
  "connection-refused": refresh,
  resync: refresh,
  refused: refresh,
});
setInterval(() => !document.hidden && somebodyConnects() && refresh(), LOOK_AGAIN_MS);

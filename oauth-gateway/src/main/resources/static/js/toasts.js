/* Messages that do not get in the way: they go by themselves, but not while somebody reads them. */

const SHOWN_MS = 9000;
const ONE_TIME = ["connected", "error"];
const region = document.getElementById("toasts") ?? document.body.appendChild(newRegion());

adoptToasts();

/**
 * Takes the place of good news, which nobody needs any more, and of all that was said before of the same thing.
 *
 * @param about the client's id, or a word, where it is about one thing
 */
export function showToast(sentence, good, about) {
  for (const toast of region.querySelectorAll(".toast")) {
    if (toast.classList.contains("good") || (about && toast.dataset.about === about)) {
      toast.remove();
    }
  }
  const toast = Object.assign(document.createElement("div"), { className: `toast ${good ? "good" : "bad"}` });
  toast.dataset.about = about ?? "";
  toast.dataset.testid = "toast";
  const dismiss = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: "×" });
  dismiss.ariaLabel = "Dismiss";
  toast.append(Object.assign(document.createElement("p"), { textContent: sentence }), dismiss);
  arrange(toast);
  region.append(toast);
}

/** Takes back what was said about something, because it is over. */
export function takeBack(about) {
  for (const toast of region.querySelectorAll(".toast")) {
    if (toast.dataset.about === about) {
      toast.remove();
    }
  }
}

/** Takes over the toast that came with the page, and cleans its cause out of the address. */
function adoptToasts() {
  region.querySelectorAll(".toast").forEach(arrange);
  const address = new URL(location);
  if (ONE_TIME.some((name) => address.searchParams.has(name))) {
    ONE_TIME.forEach((name) => address.searchParams.delete(name));
    history.replaceState(history.state, "", address);
  }
}

/** Bad news stays until it is dismissed. */
function arrange(toast) {
  toast.querySelector("button").addEventListener("click", () => toast.remove());
  if (toast.classList.contains("good")) {
    let timer = setTimeout(() => toast.remove(), SHOWN_MS);
    toast.addEventListener("pointerenter", () => clearTimeout(timer));
    toast.addEventListener("pointerleave", () => {
      timer = setTimeout(() => toast.remove(), SHOWN_MS);
    });
  }
}

function newRegion() {
  const made = Object.assign(document.createElement("div"), { id: "toasts", className: "toasts", role: "region" });
  made.ariaLabel = "Messages";
  made.ariaLive = "polite";
  return made;
}

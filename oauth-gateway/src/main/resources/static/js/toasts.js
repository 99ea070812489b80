/* Messages that do not get in the way: they go by themselves, but not while somebody reads them. */

const SHOWN_MS = 9000;
const region = document.getElementById("toasts");
const template = document.getElementById("toast");

/**
 * Takes the place of good news, which nobody needs any more, and of all that was said before of the same client.
 *
 * @param about the client's id, where it is about one
 */
export function showToast(sentence, good, about) {
  for (const toast of region.querySelectorAll(".toast")) {
    if (toast.classList.contains("good") || (about && toast.dataset.about === about)) {
      toast.remove();
    }
  }
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.dataset.about = about ?? "";
  toast.classList.add(good ? "good" : "bad");
  toast.querySelector("p").textContent = sentence;
  arrange(toast);
  region.append(toast);
}

/** Takes over the toast that came with the page, and cleans its cause out of the address. */
export function adoptToast() {
  for (const toast of region.querySelectorAll(".toast")) {
    arrange(toast);
  }
  if (location.search) {
    history.replaceState(null, "", location.pathname);
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

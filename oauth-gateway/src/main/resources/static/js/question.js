/* Asks before something is done that cannot simply be undone. */

const dialog = document.getElementById("question");
const yes = dialog.querySelector("[data-answer=yes]");

/**
 * Resolves to whether the person said yes; closing the question says no.
 *
 * @param name which question
 * @param fields the texts that it names things by
 */
export function ask(name, fields) {
  for (const each of dialog.querySelectorAll("[data-question]")) {
    each.hidden = each.dataset.question !== name;
  }
  const question = dialog.querySelector(`[data-question=${name}]`);
  for (const [field, text] of Object.entries(fields)) {
    for (const place of question.querySelectorAll(`[data-field=${field}]`)) {
      place.textContent = text;
    }
  }
  yes.textContent = question.dataset.yes;
  dialog.setAttribute("aria-labelledby", `question-${name}`);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclick = ({ target }) => target.dataset.answer && dialog.close(target.dataset.answer);
    dialog.onclose = () => {
      resolve(dialog.returnValue === "yes");
      dialog.returnValue = "";
    };
  });
}

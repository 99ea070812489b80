/* Asks what became of clients that changed: the first at once, those that follow closely together. */

import { signInAgain } from "./requests.js";

const TOGETHER_MS = 80;
const MOST = 50;
const RETRY_MS = 2000;
const PATH = "/admin/clients";
const waiting = new Set();
let asking = false;

/**
 * Brings clients up to date: calls show(part, ids) with the answer to some of their ids. Without ids it is asked for the
 * counts alone. What cannot be asked is asked again, and said by failed().
 */
export function follower(show, failed) {
  return async (...ids) => {
    ids.forEach((id) => waiting.add(id));
    if (asking) {
      return;
    }
    asking = true;
    do {
      const some = [...waiting].slice(0, MOST);
      some.forEach((id) => waiting.delete(id));
      const pause = new Promise((done) => setTimeout(done, TOGETHER_MS));
      await ask(some, show).catch(async () => {
        some.forEach((id) => waiting.add(id));
        failed();
        await new Promise((done) => setTimeout(done, RETRY_MS));
      });
      await pause;
    } while (waiting.size > 0);
    asking = false;
  };
}

/** A part of the page as a fragment; with what the person looks for, where it is about the list. */
export async function part(path, query = "") {
  const answer = await fetch(`${PATH}${path}?${query}`, { headers: { "HX-Request": "true" } });
  if (answer.status === 401) {
    signInAgain();
    return new Promise(() => {});
  }
  if (!answer.ok) {
    throw new Error(`${path} answers ${answer.status}`);
  }
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  return template.content;
}

async function ask(ids, show) {
  const looked = location.search;
  const query = new URLSearchParams(looked);
  ids.forEach((id) => query.append("id", id));
  const answer = await part("/rows", query);
  if (location.search === looked) {
    show(answer, ids);
  } else {
    ids.forEach((id) => waiting.add(id));
  }
}

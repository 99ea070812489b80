/* Times that run down, and those that only have to be said in the viewer's own language and time zone. */

const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const DAY = 86400;
const HOUR = 3600;
const MINUTE = 60;

/** Says how long it is until each `time[data-until]`, or since when that is over. */
export function countDown(root) {
  for (const element of root.querySelectorAll("time[data-until]")) {
    const seconds = Math.round((new Date(element.dateTime) - Date.now()) / 1000);
    element.textContent = seconds > 0 ? `in ${length(seconds)}` : `${length(-seconds)} ago`;
    element.classList.toggle("over", seconds <= 0);
  }
}

/** Says each `time[data-on]` as the viewer's calendar has it, and puts the moment itself behind all others. */
export function localise(root) {
  for (const element of root.querySelectorAll("time[datetime]")) {
    element.title = absolute.format(new Date(element.dateTime));
    if ("on" in element.dataset) {
      element.textContent = element.title;
    }
  }
}

/** Two units are enough. */
function length(seconds) {
  if (seconds >= 2 * DAY) {
    return `${Math.floor(seconds / DAY)} days`;
  }
  if (seconds >= HOUR) {
    return `${Math.floor(seconds / HOUR)} h ${Math.floor((seconds % HOUR) / MINUTE)} min`;
  }
  return seconds >= MINUTE ? `${Math.floor(seconds / MINUTE)} min ${seconds % MINUTE} s` : `${seconds} s`;
}

/* Times as the viewer's own language and time zone have them. */

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
const steps = [[60, "second"], [60, "minute"], [24, "hour"], [7, "day"]];

/**
 * Puts what the server could only say in its own words: the day where an element has data-day, how long ago it was where
 * it has data-age, each with the moment itself on hover.
 */
export function localise(root) {
  for (const element of root.querySelectorAll("time[data-day][datetime], time[data-age][datetime]")) {
    if ("day" in element.dataset) {
      showDay(element, element.dateTime);
    } else {
      element.title = absolute.format(new Date(element.dateTime));
      element.textContent = age(new Date(element.dateTime));
    }
  }
}

/** Shows the day, and the moment itself on hover. */
export function showDay(element, instant) {
  element.dateTime = instant ?? "";
  element.title = instant ? absolute.format(new Date(instant)) : "";
  element.textContent = instant ? day.format(new Date(instant)) : "–";
}

/** Shows the moment. */
export function showMoment(element, instant) {
  element.dateTime = instant;
  element.textContent = absolute.format(new Date(instant));
}

/** Keeps ages true while time goes by. */
export function refreshAges(root) {
  for (const element of root.querySelectorAll("time[data-age][datetime]")) {
    element.textContent = age(new Date(element.dateTime));
  }
}

function age(moment) {
  let amount = Math.min(0, (moment - Date.now()) / 1000);
  if (amount > -5) {
    return "just now";
  }
  for (const [size, unit] of steps) {
    if (Math.abs(amount) < size) {
      return relative.format(Math.trunc(amount), unit);
    }
    amount /= size;
  }
  return day.format(moment);
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

/** Shows times of this day as the viewer's clock has them. */
export function showClocks(root) {
  for (const element of root.querySelectorAll("time[data-clock]")) {
    element.textContent = clock.format(new Date(element.dateTime));
    element.title = absolute.format(new Date(element.dateTime));
  }
}

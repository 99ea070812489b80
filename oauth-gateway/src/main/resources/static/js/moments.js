/* Which moments an axis of time names, and how: days where it is long, hours and minutes where it is short. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST = 7;
const STEPS = [SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY];
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const exactTime = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

/** Round times of the viewer's clock, so many that each can be read. */
export function moments(from, to) {
  const step = STEPS.find((each) => (to - from) / each <= MOST) ?? STEPS.at(-1);
  const start = new Date(from);
  start.setHours(step < HOUR ? start.getHours() : 0, 0, 0, 0);
  const found = [];
  for (let next = start; next <= to; next = later(next, step)) {
    if (next >= from) {
      found.push(next.getTime());
    }
  }
  return found.length > 1 ? found : [from, to];
}

/** A moment of such an axis, for people; a new day is named where hours are shown. */
export function momentName(moment, from, to) {
  const length = to - from;
  if (length > MOST * 12 * HOUR || isMidnight(new Date(moment))) {
    return day.format(moment);
  }
  return (length > 2 * MINUTE ? time : exactTime).format(moment);
}

/** Days are not all of the same length. */
function later(moment, step) {
  const next = new Date(moment);
  if (step >= DAY) {
    next.setDate(next.getDate() + step / DAY);
  } else {
    next.setTime(next.getTime() + step);
  }
  return next;
}

const isMidnight = (moment) => moment.getHours() + moment.getMinutes() + moment.getSeconds() === 0;

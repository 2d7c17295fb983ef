const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 24 * 60;

/** A window of RDS: when it begins, in minutes since midnight or, of a week, since Monday, and how long it lasts. */
interface Window {
  readonly start: number;
  readonly minutes: number;
  /** Minutes after which it comes again: a day or a week. */
  readonly every: number;
}

/** Reads `02:00-03:00` or `sun:03:00-sun:04:00`; either may pass midnight. */
export function windowOf(text: string): Window {
  const [start = 0, end = 0] = text.split("-").map(minuteOf);
  const every = /^[a-z]/.test(text) ? 7 * DAY : DAY;
  return { start, minutes: (end - start + every) % every, every };
}

function minuteOf(text: string): number {
  const [minute = 0, hour = 0] = text.split(":").reverse().map(Number);
  return Math.max(0, DAYS.indexOf(text.slice(0, 3))) * DAY + hour * 60 + minute;
}

/** Whether a window of every day and one of the week have a minute in common. */
export function overlap(daily: string, weekly: string): boolean {
  const [day, week] = [windowOf(daily), windowOf(weekly)];
  const after = (((week.start - day.start) % DAY) + DAY) % DAY;
  return after < day.minutes || after + week.minutes > DAY;
}

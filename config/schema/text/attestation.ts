import { EARLIEST_TODAY } from "../../facts/today";
import { isCalendarDay } from "./calendar";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { type Rule, textOf } from "./rules";

const FORM = /^(?<who>.*?)[\s,;:()–-]*(?<date>\b\d{4}-\d{2}-\d{2}\b)\)?$/u;

/** Words that stand for a name which is still to be written. */
const NOBODY = /^(?:todo|tbd|tba|fixme|xxx+|n\/?a|none|nobody|someone|somebody|me|who|name|test|unknown|<.*>)$/i;

const FIX = 'write who did it and when, as "A. Lovelace, 2026-11-02"';

/** Who did something by hand, and when. Auditors read it. */
const whoAndWhen: Rule = (text) => {
  const { who = "", date = "" } = FORM.exec(text)?.groups ?? {};
  if (date === "") return { what: "has no date", fix: FIX };
  if (!isCalendarDay(date)) return { what: `has a date, ${date}, that no calendar has`, fix: FIX };
  if (date > latest()) return { what: "has a date in the future", fix: "attest it when it is done" };
  return /\p{L}.*\p{L}/u.test(who) && !NOBODY.test(who) ? undefined : { what: "has no name", fix: FIX };
};

/** Tomorrow, because it is that already elsewhere. */
function latest(): string {
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return tomorrow > EARLIEST_TODAY ? tomorrow : EARLIEST_TODAY;
}

export const attestation = named(
  { one: "name and date", many: "names and dates" },
  textOf({ least: 3, most: 200 }, oneLine, notPadded, whoAndWhen),
);

import type { Problem } from "../../config/problem";
import { valueAt } from "../../config/record/environment-values";
import { recordFile } from "../../config/record/file";
import { isWithin, placeOf, type RecordedThing } from "../../config/record/line";
import { RENAMED_FAMILIES } from "../../config/record/renamed";
import type { ChangedValue, Difference } from "./compare";
import { lostWith } from "./lost";

/** Things that are named at most in one message. */
const MOST = 4;

/**
 * What a record says against the configuration, one problem for each setting.
 * @param file of the configuration that the record belongs to
 * @param name of the record
 */
export function recordProblems(
  file: string,
  name: string,
  { gone, changed, again, idle }: Pick<Difference, "gone" | "changed" | "again" | "idle">,
): Problem[] {
  return [
    ...grouped(gone).map(
      ([key, things]): Problem => ({
        file,
        path: key,
        message: `is not made any more, ${recordFile(name)} says that it is deployed, and with the next deployment ${losses(things)}`,
        fix: `put it back; ${renaming(key)}or say what becomes of it, ${wordFor(key)}: keep: false destroys it`,
        severity: "error",
      }),
    ),
    ...changed.map(
      (change): Problem => ({
        file,
        path: change.thing.key,
        message: changeText(change),
        fix: wayFor(change),
        severity: "error",
      }),
    ),
    ...grouped(again).map(
      ([key]): Problem => ({
        file,
        path: key,
        message: `is made again, and ${recordFile(name)} says that it was retired`,
        fix: `where it was kept, adopt it or give the new one another key; where it was destroyed, take its lines out of ${recordFile(name)}`,
        severity: "warning",
      }),
    ),
    ...idle.map(
      ({ path, setting }): Problem => ({
        file,
        path,
        message: `retires ${setting}, which ${recordFile(name)} does not have`,
        fix: "correct the key, or take the word out",
        severity: "warning",
      }),
    ),
  ];
}

/** By setting; what is below one that is gone as well goes with it. */
function grouped(things: readonly RecordedThing[]): (readonly [string, readonly RecordedThing[]])[] {
  const keys = [...new Set(things.map(({ key }) => key))];
  const highest = keys.filter((key) => !keys.some((other) => other !== key && isWithin(key, other)));
  return highest.map((key) => [key, things.filter((thing) => isWithin(thing.key, key))]);
}

function losses(things: readonly RecordedThing[]): string {
  const texts = things.map((thing) => {
    const address = placeOf(thing)?.address ?? thing.at;
    return `${address} is destroyed (${lostWith(typeOf(thing))})`;
  });
  const more = texts.length - MOST;
  return more > 0 ? `${texts.slice(0, MOST).join(", ")} and ${more} more` : texts.join(", ");
}

const typeOf = (thing: RecordedThing): string => placeOf(thing)?.address.split(".")[0] ?? "";

/** The word that gives an entry another key, as it is written; nothing where it is no entry. */
function renaming(key: string): string {
  const [family = "", entry = "", ...below] = key.split(".");
  const isEntry = below.length === 0 && RENAMED_FAMILIES.some((one) => one === family);
  return isEntry ? `or, where it has another key now, formerly: { ${family}: { "<new key>": "${entry}" } }; ` : "";
}

/** The word that retires something, as it is written. */
function wordFor(key: string): string {
  const [family = "", entry = "", ...below] = key.split(".");
  const word = '{ reason: "…", keep: true }';
  return below.length === 0 && entry !== ""
    ? `retired: { ${family}: { ${quoted(entry)}: ${word} } }`
    : `retired: { settings: { ${JSON.stringify(key)}: ${word} } }`;
}

const quoted = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));

function changeText({ thing, argument, was, is }: ChangedValue): string {
  const value = valueAt(thing.at);
  const shown = is === undefined ? "something that is not known beforehand, or nothing" : JSON.stringify(is);
  if (value !== undefined)
    return `is fixed for good: it was ${JSON.stringify(was)} and would be ${shown}; ${value.does}`;
  const address = placeOf(thing)?.address ?? thing.at;
  return `${argument} of ${address} is fixed for good: it was ${JSON.stringify(was)} and would be ${shown}; it cannot be changed where it is, and made anew ${lostWith(typeOf(thing))}`;
}

function wayFor({ thing }: ChangedValue): string {
  const value = valueAt(thing.at);
  if (value !== undefined) return `put it back; or ${value.way}`;
  return `put it back; or make a new entry beside it, move the data and retire this one; or, where the loss is meant, acknowledged: { ${JSON.stringify(thing.key)}: { reason: "…" } }`;
}

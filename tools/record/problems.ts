import { SINGLE } from "../../config/adopted/words";
import type { Problem } from "../../config/problem";
import { valueAt } from "../../config/record/environment-values";
import { recordFile } from "../../config/record/file";
import { isWithin, placeOf, type RecordedThing } from "../../config/record/line";
import { RENAMED_FAMILIES } from "../../config/record/renamed";
import { adoptedSchema } from "../../config/schema/adopted";
import type { ChangedValue, Difference } from "./compare";
import { isKnownLoss, lostWith } from "./lost";
import { isOwnKey, keepsOldKey } from "./service-keys";

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
  { gone, emptied, left, taken, changed, again, idle, unknown }: Omit<Difference, "fresh">,
): Problem[] {
  return [
    ...grouped(gone, emptied).map(
      ([key, things]): Problem => ({
        file,
        path: key,
        message: `is not made any more, ${recordFile(name)} says that it is deployed, and with the next deployment ${losses(things.map(({ at }) => at))}`,
        fix: `put it back; ${renaming(key)}or say what becomes of it, ${wordFor(key)}: keep: false destroys it`,
        severity: "error",
      }),
    ),
    ...left.map(
      ({ setting, at }): Problem => ({
        file,
        path: setting,
        message: `is used as it is now, ${recordFile(name)} says that it was made here, and with the next deployment ${losses(gravest(at))}`,
        fix: `say that it is handed over, handedOver: { ${quoted(setting)}: { reason: "…" } }: Terraform forgets it, and it stays as it is; or put it back`,
        severity: "error",
      }),
    ),
    ...taken.map(
      ({ use: { key }, addresses }): Problem => ({
        file,
        path: key,
        message: `is made now, ${recordFile(name)} says that it was used as it is, and what exists would not become it: there would be a second one, or the deployment fails because there is one`,
        fix: `take over what exists, ${adoptionOf(key, addresses)} (docs/adopt.md); or, where a new one is meant, acknowledged: { ${quoted(withDot(key))}: { reason: "…" } }; or put it back`,
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
    ...unknown.map(
      ({ path, setting }): Problem => ({
        file,
        path,
        message: `hands over ${setting}, and ${recordFile(name)} has nothing of it, so that Terraform would not forget it but destroy it`,
        fix: `record it with the commit that still makes it, npm run record -- ${name}; or correct the setting, or take the word out`,
        severity: "error",
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

/** How data services come to another key: each stays with its own for as long as it is there. */
function wayForKey(setting: string, hasOwnKey: boolean): string {
  const [, service = ""] = setting.split(".");
  const stays = hasOwnKey
    ? "put foundation.kms back: it stays with the key that it has"
    : `add ${JSON.stringify(service)} to foundation.kms.onDataKey: it stays with the key that it has`;
  return `${stays}; for the other key make a new entry beside it, move the data and retire this one; or, where the loss is meant, acknowledged: { ${JSON.stringify(setting)}: { reason: "…" } }`;
}

/** By setting; what is below one that is gone as well goes with it, and so does what an entry had that is gone as a whole. */
function grouped(
  things: readonly RecordedThing[],
  emptied: readonly string[] = [],
): (readonly [string, readonly RecordedThing[]])[] {
  const keys = [...new Set([...emptied, ...things.map(({ key }) => key)])];
  const highest = keys.filter((key) => !keys.some((other) => other !== key && isWithin(key, other)));
  return highest.map((key) => [key, things.filter((thing) => isWithin(thing.key, key))]);
}

/** @param at stack and address of each, those first that hold most */
function losses(at: readonly string[]): string {
  const texts = at.map((place) => {
    const address = addressIn(place);
    return `${address} is destroyed (${lostWith(typeOf(address))})`;
  });
  const more = texts.length - MOST;
  return more > 0 ? `${texts.slice(0, MOST).join(", ")} and ${more} more` : texts.join(", ");
}

/** Those of which something is known that would be lost before others. */
const gravest = (at: readonly string[]): readonly string[] =>
  [...at].sort((a, b) => Number(isGrave(b)) - Number(isGrave(a)));
const isGrave = (at: string): boolean => isKnownLoss(typeOf(addressIn(at)));

const addressIn = (at: string): string => placeOf({ at })?.address ?? at;
const typeOf = (address: string): string => address.split(".")[0] ?? "";

/** The word that gives an entry another key, as it is written; nothing where it is no entry. */
function renaming(key: string): string {
  const [family = "", entry = "", ...below] = key.split(".");
  const isEntry = entry !== "" && below.length === 0 && RENAMED_FAMILIES.some((one) => one === family);
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

/** The word that takes in what exists for a setting. */
function adoptionOf(setting: string, addresses: readonly string[]): string {
  const [family = "", key = "", ...below] = setting.split(".");
  const isEntry = key !== "" && below.length === 0;
  if (isEntry && family in SINGLE) return `adopted: { ${family}: { ${quoted(key)}: "<id>" } }`;
  const resources = addresses.slice(0, MOST).map((address) => `${JSON.stringify(address)}: "<id>"`);
  const entry = `{ resources: { ${resources.join(", ")} } }`;
  return isEntry && family in adoptedSchema.shape
    ? `adopted: { ${family}: { ${quoted(key)}: ${entry} } }`
    : `adopted: { settings: { ${quoted(withDot(setting))}: ${entry} } }`;
}

/** Words for what is adopted, and others that go by a setting, have a dot in their keys. */
const withDot = (setting: string): string => (setting.includes(".") ? setting : `${setting}.mode`);

const quoted = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));

function changeText({ thing, argument, was, is }: ChangedValue): string {
  const value = valueAt(thing.at);
  const shown = is === undefined ? "something that is not known beforehand, or nothing" : JSON.stringify(is);
  if (value !== undefined)
    return `is fixed for good: it was ${JSON.stringify(was)} and would be ${shown}; ${value.does}`;
  const address = addressIn(thing.at);
  const does = keepsOldKey(typeOf(address), argument)
    ? "what is in it stays encrypted with the key before, which nobody may use any more"
    : `it cannot be changed where it is, and made anew ${lostWith(typeOf(address))}`;
  return `${argument} of ${address} is fixed for good: it was ${JSON.stringify(was)} and would be ${shown}; ${does}`;
}

function wayFor({ thing, was, is }: ChangedValue): string {
  const value = valueAt(thing.at);
  if (value !== undefined) return `put it back; or ${value.way}`;
  if (isOwnKey(is) || isOwnKey(was)) return wayForKey(thing.key, isOwnKey(was));
  return `put it back; or make a new entry beside it, move the data and retire this one; or, where the loss is meant, acknowledged: { ${JSON.stringify(thing.key)}: { reason: "…" } }`;
}

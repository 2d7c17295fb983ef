import { fateOf, type LeavingWords } from "../../config/record/forgotten";
import { belongsTo, type HandedOver } from "../../config/record/handed-over";
import {
  isThing,
  isUse,
  isWithin,
  placeOf,
  type RecordedCompany,
  type RecordedThing,
  type RecordedUse,
  type RecordLine,
} from "../../config/record/line";
import type { Ownership } from "../../config/record/ownership";
import type { Retired } from "../../config/record/retired";
import type { EmittedStack } from "../../emitted/stacks";
import { entryOf, type Present } from "./of-stacks";
import { isOwnKey, KEY_OF_DATA } from "./service-keys";

/** What a record says is deployed, beside what the configuration makes now. */
export interface Difference {
  /** Recorded, and not made any more without a word. */
  readonly gone: readonly RecordedThing[];
  /** Entries that some of these are in, and that nothing is made for any more. */
  readonly emptied: readonly string[];
  /** Made so far and used as it is from now on, without a word. */
  readonly left: readonly Left[];
  /** Used as it was so far, and made now, without being adopted. */
  readonly taken: readonly Taken[];
  /** Made with another value of something that is fixed for good, and not acknowledged. */
  readonly changed: readonly ChangedValue[];
  /** Made, and not recorded yet. */
  readonly fresh: readonly RecordedThing[];
  /** What the record says is retired is made again. */
  readonly again: readonly RecordedThing[];
  /** Words of the configuration that nothing recorded is behind. */
  readonly idle: readonly Retired[];
  /** The same of what is handed over: nothing of it would be forgotten. */
  readonly unknown: readonly HandedOver[];
}

/** What was used as it was, and what is made in its place. */
export interface Taken {
  readonly use: RecordedUse;
  /** Addresses, those that hold data or cannot come back; else all. */
  readonly addresses: readonly string[];
}

/** What a setting that says `existing` had made before. */
export interface Left {
  readonly setting: string;
  /** Stack and address, `prod-network: aws_vpc.vpc`. */
  readonly at: readonly string[];
}

export interface ChangedValue {
  readonly thing: RecordedThing;
  readonly argument: string;
  readonly was: unknown;
  /** Undefined where it is not known before a deployment, or not set any more. */
  readonly is: unknown;
}

/** What of a configuration the record is compared with. */
export interface Now extends LeavingWords {
  /** Of the record. */
  readonly name: string;
  readonly present: Present;
  readonly stacks: readonly EmittedStack[];
  readonly ownership: Ownership;
  /** Settings whose changes are acknowledged. */
  readonly acknowledged: readonly string[];
  /** Settings that take in what exists. */
  readonly adopted: readonly string[];
}

/** Compares a record with what is made now. */
export function compare(lines: readonly RecordLine[], now: Now): Difference {
  const recorded = lines.filter(isThing);
  const present = new Map(now.present.things.map((thing) => [thing.at, thing]));
  const left = leftIn(lines, now);
  const isLeft = new Set(left.flatMap(({ at }) => at));
  const gone: RecordedThing[] = [];
  const changed: ChangedValue[] = [];
  const again: RecordedThing[] = [];
  for (const thing of recorded) {
    const made = present.get(movedTo(thing, now.stacks));
    if (thing.retired !== undefined) {
      if (made !== undefined && !isTouched(made.key, now.adopted)) again.push(thing);
    } else if (made === undefined) {
      if (fateOf(thing, now, now.name) === undefined && !isLeft.has(thing.at)) gone.push(thing);
    } else if (!isAcknowledged(thing, made, now.acknowledged)) changed.push(...changesIn(thing, made));
  }
  const known = new Set(recorded.map((thing) => movedTo(thing, now.stacks)));
  return {
    gone,
    emptied: emptiedBy(gone, now),
    left,
    taken: takenIn(lines, now),
    changed,
    again,
    fresh: now.present.things.filter(({ at }) => !known.has(at)),
    idle: now.retired.filter(({ setting }) => !recorded.some(({ key }) => isWithin(key, setting))),
    unknown: now.handedOver.filter(
      ({ setting }) => !lines.some((line) => !isUse(line) && belongsTo(line, setting, now.name)),
    ),
  };
}

function emptiedBy(gone: readonly RecordedThing[], { present }: Now): readonly string[] {
  const made = new Set([...present.made.values()].map(entryOf));
  const entries = gone.map(({ key }) => entryOf(key)).filter((entry) => entry !== undefined);
  return [...new Set(entries)].filter((entry) => !made.has(entry));
}

/** Stack and address of everything that a line has. */
export function placesOf(line: RecordedThing | RecordedCompany, stacks: readonly EmittedStack[]): readonly string[] {
  return isThing(line) ? [movedTo(line, stacks)] : line.with.map((address) => movedFrom(line.stack, address, stacks));
}

/** Of settings that say `existing` since the record was written: all that was made for them and is not made any more. */
function leftIn(lines: readonly RecordLine[], now: Now): Left[] {
  const open = lines.filter(
    (line): line is RecordedThing | RecordedCompany =>
      !isUse(line) && line.retired === undefined && fateOf(line, now, now.name) === undefined,
  );
  const used = new Set(lines.filter(isUse).map(({ key }) => key));
  // What is within several belongs to the innermost.
  const settings = now.ownership.existing.filter((one) => !used.has(one)).sort((a, b) => b.length - a.length);
  const found = new Map<string, string[]>();
  for (const line of open) {
    const setting = settings.find((one) => belongsTo(line, one, now.name));
    const gone = placesOf(line, now.stacks).filter((at) => at.includes(": ") && !now.present.made.has(at));
    if (setting !== undefined && gone.length > 0) found.set(setting, [...(found.get(setting) ?? []), ...gone]);
  }
  return [...found].map(([setting, at]) => ({ setting, at }));
}

/** What was used as it is, where something is made for it now that was not before. */
function takenIn(lines: readonly RecordLine[], now: Now): Taken[] {
  const before = new Set(
    lines.flatMap((line) => (isUse(line) || line.retired !== undefined ? [] : placesOf(line, now.stacks))),
  );
  const things = new Set(now.present.things.map(({ at }) => at));
  return lines.filter(isUse).flatMap((use): Taken[] => {
    const { key } = use;
    if (!now.ownership.own.includes(key) || isTouched(key, [...now.adopted, ...now.acknowledged])) return [];
    const fresh = [...now.present.made].filter(([at, made]) => !before.has(at) && isWithin(made, key));
    const grave = fresh.filter(([at]) => things.has(at));
    const addresses = (grave.length > 0 ? grave : fresh).flatMap(([at]) => placeOf({ at })?.address ?? []);
    return addresses.length === 0 ? [] : [{ use, addresses: [...addresses].sort() }];
  });
}

/** Whether one of some settings is this one, above it or below it. */
const isTouched = (setting: string, words: readonly string[]): boolean =>
  words.some((word) => isWithin(setting, word) || isWithin(word, setting));

const isAcknowledged = (thing: RecordedThing, made: RecordedThing, acknowledged: readonly string[]): boolean =>
  acknowledged.some((setting) => isWithin(thing.key, setting) || isWithin(made.key, setting));

/** Where a recorded thing is now, after the moves that its stack tells Terraform. */
export function movedTo(thing: RecordedThing, stacks: readonly EmittedStack[]): string {
  const place = placeOf(thing);
  return place === undefined ? thing.at : movedFrom(place.stack, place.address, stacks);
}

function movedFrom(stack: string, before: string, stacks: readonly EmittedStack[]): string {
  const moved = stacks.find(({ name }) => name === stack)?.json.moved ?? [];
  let address = before;
  // As many steps as there are moves: a chain is followed to its end, and a circle ends too.
  for (const _ of moved) address = moved.find(({ from }) => from === address)?.to ?? address;
  return `${stack}: ${address}`;
}

function changesIn(thing: RecordedThing, made: RecordedThing): ChangedValue[] {
  const before = thing.fixed ?? {};
  const now = made.fixed ?? {};
  const changed = Object.entries(before).flatMap(([argument, was]) => {
    const is = now[argument] ?? (isOwnKey(was) ? KEY_OF_DATA : undefined);
    return JSON.stringify(is) === JSON.stringify(was) ? [] : [{ thing, argument, was, is }];
  });
  const rekeyed = Object.entries(now)
    .filter(([argument, is]) => isOwnKey(is) && !(argument in before))
    .map(([argument, is]) => ({ thing, argument, was: KEY_OF_DATA, is }));
  return [...changed, ...rekeyed];
}

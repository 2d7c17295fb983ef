import { isThing, isWithin, placeOf, type RecordedThing, type RecordLine } from "../../config/record/line";
import { type Retired, retiring } from "../../config/record/retired";
import type { EmittedStack } from "../../emitted/stacks";
import type { Present } from "./of-stacks";

/** What a record says is deployed, beside what the configuration makes now. */
export interface Difference {
  /** Recorded, and not made any more without a word. */
  readonly gone: readonly RecordedThing[];
  /** Made with another value of something that is fixed for good, and not acknowledged. */
  readonly changed: readonly ChangedValue[];
  /** Made, and not recorded yet. */
  readonly fresh: readonly RecordedThing[];
  /** What the record says is retired is made again. */
  readonly again: readonly RecordedThing[];
  /** Words of the configuration that nothing recorded is behind. */
  readonly idle: readonly Retired[];
}

export interface ChangedValue {
  readonly thing: RecordedThing;
  readonly argument: string;
  readonly was: unknown;
  /** Undefined where it is not known before a deployment, or not set any more. */
  readonly is: unknown;
}

/** What of a configuration the record is compared with. */
export interface Now {
  readonly present: Present;
  readonly stacks: readonly EmittedStack[];
  readonly retired: readonly Retired[];
  /** Settings whose changes are acknowledged. */
  readonly acknowledged: readonly string[];
}

/** Compares a record with what is made now. */
export function compare(lines: readonly RecordLine[], now: Now): Difference {
  const recorded = lines.filter(isThing);
  const present = new Map(now.present.things.map((thing) => [thing.at, thing]));
  const gone: RecordedThing[] = [];
  const changed: ChangedValue[] = [];
  const again: RecordedThing[] = [];
  for (const thing of recorded) {
    const made = present.get(movedTo(thing, now.stacks));
    if (thing.retired !== undefined) {
      if (made !== undefined) again.push(thing);
    } else if (made === undefined) {
      if (retiring(thing, now.retired) === undefined) gone.push(thing);
    } else if (!isAcknowledged(thing, made, now.acknowledged)) changed.push(...changesIn(thing, made));
  }
  const known = new Set(recorded.map((thing) => movedTo(thing, now.stacks)));
  return {
    gone,
    changed,
    again,
    fresh: now.present.things.filter(({ at }) => !known.has(at)),
    idle: now.retired.filter(({ setting }) => !recorded.some(({ key }) => isWithin(key, setting))),
  };
}

const isAcknowledged = (thing: RecordedThing, made: RecordedThing, acknowledged: readonly string[]): boolean =>
  acknowledged.some((setting) => isWithin(thing.key, setting) || isWithin(made.key, setting));

/** Where a recorded thing is now, after the moves that its stack tells Terraform. */
export function movedTo(thing: RecordedThing, stacks: readonly EmittedStack[]): string {
  const place = placeOf(thing);
  if (place === undefined) return thing.at;
  const moved = stacks.find(({ name }) => name === place.stack)?.json.moved ?? [];
  let { address } = place;
  // As many steps as there are moves: a chain is followed to its end, and a circle ends too.
  for (const _ of moved) address = moved.find(({ from }) => from === address)?.to ?? address;
  return `${place.stack}: ${address}`;
}

function changesIn(thing: RecordedThing, made: RecordedThing): ChangedValue[] {
  return Object.entries(thing.fixed ?? {}).flatMap(([argument, was]) => {
    const is = made.fixed?.[argument];
    return JSON.stringify(is) === JSON.stringify(was) ? [] : [{ thing, argument, was, is }];
  });
}

import { isThing, isWithin, placeOf, type RecordedCompany, type RecordedThing } from "./line";

/** Something that was made here and is used as it is from now on. */
export interface HandedOver {
  /** What says `existing` now: `groups.analysts`, `network`. */
  readonly setting: string;
  /** Where the configuration says so. */
  readonly path: string;
  readonly reason: string;
}

/** Everything that a file hands over, each word with where it stands; `W` may lack what was wrong. */
export const handedOverIn = <W extends object>(
  words: Readonly<Record<string, W>> | undefined,
): readonly (W & Pick<HandedOver, "setting" | "path">)[] =>
  Object.entries(words ?? {}).map(([setting, word]) => ({ ...word, setting, path: `handedOver.${setting}` }));

/**
 * Whether something recorded belongs to a setting: it is made for it or below it, or is in the stack that has its name, as
 * subnets of workspaces are in that of the network.
 * @param record name of the record
 */
export function belongsTo(line: RecordedThing | RecordedCompany, setting: string, record: string): boolean {
  const stack = isThing(line) ? placeOf(line)?.stack : line.stack;
  return isWithin(line.key, setting) || stack === `${record}-${setting}`;
}

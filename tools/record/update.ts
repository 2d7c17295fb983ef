import { isThing, type RecordLine } from "../../config/record/line";
import { retiring } from "../../config/record/retired";
import { compare, movedTo, type Now } from "./compare";

/**
 * A record brought up to what is made now. It adds what is new, moves what has another address or setting, takes over values
 * that are acknowledged, and marks what is retired: a line never goes.
 * @param lines as recorded so far; none for a first record
 */
export function updated(lines: readonly RecordLine[], now: Now): readonly RecordLine[] {
  const { gone } = compare(lines, now);
  const present = new Set(now.present.things.map(({ at }) => at));
  const kept = lines.flatMap((line): RecordLine[] => {
    if (line.retired !== undefined) return [line];
    const word = retiring(line, now.retired);
    const isMade = isThing(line)
      ? present.has(movedTo(line, now.stacks))
      : now.present.company.some(({ key, stack }) => key === line.key && stack === line.stack);
    if (isMade) return [];
    if (word !== undefined) return [{ ...line, retired: word.keep ? "kept" : "destroyed" }];
    return isThing(line) ? (gone.includes(line) ? [line] : []) : belongsToGone(line.key, gone) ? [line] : [];
  });
  return [...kept, ...now.present.things, ...now.present.company];
}

const belongsToGone = (key: string, gone: readonly { readonly key: string }[]): boolean =>
  gone.some((thing) => thing.key === key);

import { belongsTo, type HandedOver } from "./handed-over";
import { type Fate, isThing, isUse, placeOf, type RecordedCompany, type RecordedThing, type RecordLine } from "./line";
import { type Retired, retiring } from "./retired";

/** A resource that Terraform is to forget, without destroying it. */
export interface Forgotten {
  readonly stack: string;
  readonly address: string;
  /** Why its entry was taken out, or who has it. */
  readonly reason: string;
}

/** Words of a file for what it does not make any more. */
export interface LeavingWords {
  readonly retired: readonly Retired[];
  readonly handedOver: readonly HandedOver[];
}

/**
 * What is to become of something recorded that is not made any more, and why; undefined where no word says so.
 * @param record name of the record
 */
export function fateOf(
  line: RecordedThing | RecordedCompany,
  { retired, handedOver }: LeavingWords,
  record: string,
): { readonly fate: Fate; readonly reason: string } | undefined {
  const out = retiring(line, retired);
  if (out !== undefined) return { fate: out.keep ? "kept" : "destroyed", reason: out.reason };
  const given = handedOver.find(({ setting }) => belongsTo(line, setting, record));
  return given && { fate: "handed over", reason: given.reason };
}

/** Everything recorded that is retired and kept, or handed over, as long as the configuration says so. */
export function forgottenIn(lines: readonly RecordLine[], words: LeavingWords, record: string): readonly Forgotten[] {
  return lines.flatMap((line): Forgotten[] => {
    if (isUse(line) || line.retired === "destroyed") return [];
    const said = fateOf(line, words, record);
    if (said === undefined || said.fate === "destroyed") return [];
    const { reason } = said;
    if (!isThing(line)) return line.with.map((address) => ({ stack: line.stack, address, reason }));
    const place = placeOf(line);
    return place === undefined ? [] : [{ ...place, reason }];
  });
}

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

/** Rules that the network makes in groups of nodes; those of the thing's own group are called after what it calls. */
const WAY_THERE = /^aws_vpc_security_group_egress_rule\.[^.]+_egress_/;

/**
 * A rule that lets nodes out to what is handed over is in their group, which is not: it goes, and what names the thing from
 * now on makes its own. With the network everything goes over, groups of nodes and all.
 */
const isWayThere = (address: string, { stack }: RecordedCompany, words: LeavingWords, record: string): boolean =>
  WAY_THERE.test(address) && !words.handedOver.some(({ setting }) => stack === `${record}-${setting}`);

/** Stacks with something that a word destroys: they are needed as long as the word is there, or nothing would destroy it. */
export function losingIn(lines: readonly RecordLine[], { retired }: Pick<LeavingWords, "retired">): readonly string[] {
  const stacks = lines.flatMap((line) => {
    if (isUse(line) || retiring(line, retired)?.keep !== false) return [];
    const stack = isThing(line) ? placeOf(line)?.stack : line.stack;
    return stack === undefined ? [] : [stack];
  });
  return [...new Set(stacks)].sort();
}

/** Everything recorded that is retired and kept, or handed over, as long as the configuration says so. */
export function forgottenIn(lines: readonly RecordLine[], words: LeavingWords, record: string): readonly Forgotten[] {
  return lines.flatMap((line): Forgotten[] => {
    if (isUse(line) || line.retired === "destroyed") return [];
    const said = fateOf(line, words, record);
    if (said === undefined || said.fate === "destroyed") return [];
    const { reason } = said;
    if (!isThing(line)) {
      const leaves = (address: string) => said.fate !== "handed over" || !isWayThere(address, line, words, record);
      return line.with.filter(leaves).map((address) => ({ stack: line.stack, address, reason }));
    }
    const place = placeOf(line);
    return place === undefined ? [] : [{ ...place, reason }];
  });
}

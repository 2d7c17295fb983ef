import { thingsOf } from "../../../emitted/resources";
import type { StackJson } from "../../../emitted/stacks";
import { BILLED } from "./billed";

/** Something that is billed whether it is used or not. */
export interface Unit {
  /** What it is, as AWS names it. */
  readonly name: string;
  /** How many are billed. */
  readonly count: number;
  /** How the count comes about, where it is not the number of things: `4 endpoints, each in 2 zones`. */
  readonly because: string;
  readonly per: "hour" | "month";
  /** What is billed on top, by use; empty where nothing is. */
  readonly alsoByUse: string;
}

/** Units that stacks have billed around the clock; what there is nothing of is left out. */
export function billedUnits(stacks: readonly StackJson[]): Unit[] {
  return BILLED.flatMap((kind) => {
    const things = stacks
      .flatMap((json) => thingsOf(json, kind.type))
      .filter(({ made, args }) => made && (kind.only?.(args) ?? true));
    const counts = things.map(({ args }) => kind.parts?.(args) ?? 1);
    const count = counts.reduce((sum, parts) => sum + parts, 0);
    if (count === 0) return [];
    const { name, per, alsoByUse } = kind;
    return [{ name, count, because: kind.words === undefined ? "" : inWords(counts, kind.words), per, alsoByUse }];
  });
}

/** `4 endpoints in 2 zones`, or where they differ `5 endpoints in 2 or 3 zones`. */
function inWords(counts: readonly number[], [things, parts]: readonly [string, string]): string {
  const sizes = [...new Set(counts)].sort((a, b) => a - b);
  const singular = counts.length === 1 ? things.replace(/s$/, "") : things;
  return `${counts.length} ${singular}, ${sizes.join(" or ")} ${parts}${counts.length === 1 ? "" : " each"}`;
}

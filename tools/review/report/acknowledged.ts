import type { Platform } from "../../../config/model";
import { isWithin } from "../../../config/record/line";
import { retiredIn } from "../../../config/record/retired";
import type { Owners } from "./merge";
import type { Entry } from "./report";

/** What somebody has written down as meant, with the setting that it is about. */
interface Word {
  readonly setting: string;
  readonly reason: string;
}

/** Why a change is meant, where the configuration of every environment that has it says so by name. */
export type Acknowledged = (change: Pick<Entry, "stacks" | "places">) => string | undefined;

/**
 * Finds the words of the head for a change. What is retired and destroyed is acknowledged by that.
 * @param platform of the head; undefined where only its output is known, so that nothing is acknowledged
 */
export function acknowledgedBy(platform: Platform | undefined, owners: Owners): Acknowledged {
  const words = new Map<string | undefined, readonly Word[]>(
    platform === undefined
      ? []
      : [
          [undefined, wordsOf(platform.account)] as const,
          ...platform.environments.map((env) => [env.name, wordsOf(env)] as const),
        ],
  );
  return ({ stacks, places }) => {
    const setting = places[0]?.setting;
    if (setting === undefined) return undefined;
    const reasons = stacks.map(
      (stack) => words.get(owners.get(stack)?.name)?.find((word) => isWithin(setting, word.setting))?.reason,
    );
    return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
  };
}

const wordsOf = ({
  acknowledged,
  retired,
}: {
  readonly acknowledged: Readonly<Record<string, { readonly reason: string }>>;
  readonly retired: Parameters<typeof retiredIn<{ readonly reason: string; readonly keep: boolean }>>[0];
}): readonly Word[] => [
  ...Object.entries(acknowledged).map(([setting, { reason }]) => ({ setting, reason })),
  ...retiredIn(retired).filter(({ keep }) => !keep),
];

/** A change with the word for it, said after what it means. */
export function withWord(entry: Entry, acknowledged: Acknowledged): Entry {
  const reason = acknowledged(entry);
  if (reason === undefined) return entry;
  const said = `acknowledged: ${reason}`;
  return { ...entry, acknowledged: reason, why: entry.why === "" ? said : `${entry.why}; ${said}` };
}

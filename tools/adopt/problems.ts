import type { Candidate } from "../../config/adopted/candidate";
import { adoptedIn } from "../../config/adopted/words";
import { ACCOUNT_STACK } from "../../config/derive/stacks";
import type { Platform } from "../../config/model";
import type { Problem } from "../../config/problem";
import type { EmittedStack } from "../../emitted/stacks";
import { candidatesIn } from "./candidates";
import { faultsOf } from "./faults";

/** What one file adopts, and the stacks that take it in. */
interface OfFile {
  readonly file: string;
  readonly adopted: Parameters<typeof adoptedIn>[0];
  readonly stacks: readonly EmittedStack[];
}

/**
 * What is wrong with what is adopted, which shows only in what was made: that there is such a resource, one alone, and that
 * it has the name of what exists.
 * @param selects stacks that are asked for
 */
export function adoptionProblems(
  platform: Platform,
  stacks: readonly EmittedStack[],
  selects: (stack: string) => boolean,
): readonly Problem[] {
  return filesOf(platform, stacks)
    .filter((of) => of.stacks.some(({ name }) => selects(name)))
    .flatMap(({ file, adopted, stacks: own }) => {
      const words = adoptedIn(adopted);
      const all: readonly Candidate[] = words.length === 0 ? [] : candidatesIn(own);
      return faultsOf(words, all).map(
        ({ path, message, fix }): Problem => ({ file, path, message, fix, severity: "error" }),
      );
    });
}

function filesOf({ account, environments }: Platform, stacks: readonly EmittedStack[]): OfFile[] {
  return [
    {
      file: "config/account.ts",
      adopted: account.adopted,
      stacks: stacks.filter(({ name }) => name === ACCOUNT_STACK),
    },
    ...environments.map(({ name, file, adopted }) => ({
      file,
      adopted,
      stacks: stacks.filter(({ json }) => json["//"]?.metadata.environment === name),
    })),
  ];
}

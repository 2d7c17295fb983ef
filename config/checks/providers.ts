import { CHOSEN_PROVIDERS, PROVIDERS } from "../facts/providers";
import { compareVersions, rangeOf } from "../version-constraint";
import { type Check, errorAt } from "./check";

/** Versions of providers understand what is emitted. */
export const providers: Check = ({ account }) =>
  CHOSEN_PROVIDERS.flatMap((name) => {
    const constraint = account.data.providers?.[name];
    if (constraint === undefined) return [];
    const { least, below } = PROVIDERS.value[name];
    const range = rangeOf(constraint);
    const wrong = (message: string) => [
      errorAt(account, ["providers", name], message, `use a version of ">= ${least}, < ${below}", or a range in it`),
    ];
    if (range === undefined) return wrong(`${JSON.stringify(constraint)} lets no version through`);
    if (compareVersions(range.from, least) < 0) {
      return wrong(`lets ${range.from} through, which may lack arguments that are emitted: they are those of ${least}`);
    }
    if (range.below === undefined || compareVersions(range.below, below) > 0) {
      return wrong(`lets ${below} through, which may have dropped arguments that are emitted`);
    }
    return [];
  });

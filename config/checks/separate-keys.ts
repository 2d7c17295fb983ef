import { isSeparate } from "../derive/data-keys";
import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt } from "./check";

/** Keys of their own encrypt something, and what is said to stay with the key of data would else have another one. */
export function separateKeyProblems(env: EnvironmentDraft): Problem[] {
  const { separateKeys = [], onDataKey = [] } = env.data.foundation?.kms ?? {};
  const made = draftEntries(env).filter(
    ({ family, entry }) => family === "dataServices" && !("mode" in entry && entry.mode === "existing"),
  );
  const unused = separateKeys.flatMap((purpose, index) =>
    purpose === undefined || made.some(({ kind, key }) => kind.separateKey === purpose && !onDataKey.includes(key))
      ? []
      : [
          errorAt(
            env,
            ["foundation", "kms", "separateKeys", index],
            `nothing that is made in the environment would be encrypted with a key of ${purpose}, which costs all the same`,
            "remove it until something is",
          ),
        ],
  );
  const needless = onDataKey.flatMap((service, index) => {
    const entry = made.find(({ key }) => key === service);
    // One that is not there is reported as such.
    if (service === undefined || env.data.dataServices?.[service] === undefined) return [];
    const own = entry?.kind.separateKey;
    return own !== undefined && isSeparate(env.data, own)
      ? []
      : [
          errorAt(
            env,
            ["foundation", "kms", "onDataKey", index],
            `${service} would have no other key: ${own === undefined ? "there is none for what it is" : `foundation.kms.separateKeys does not have "${own}"`}`,
            "take it out",
          ),
        ];
  });
  return [...unused, ...needless];
}

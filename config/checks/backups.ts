import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, errorAt, perEnvironment } from "./check";

const PATH = ["foundation", "backups"];

/** Rules of backups fit their lock, and copies have somewhere to go. */
export const backups: Check = perEnvironment((env) => {
  const { rules = {}, lock } = env.data.foundation?.backups ?? {};
  const ofRules = Object.entries(rules).flatMap(([name, rule]): Problem[] => {
    const at = (field: string) => [...PATH, "rules", name, field];
    const { startsWithinHours = 0, endsWithinHours = Number.POSITIVE_INFINITY, copyKeepDays } = rule;
    const kept = [
      ["keepDays", rule.keepDays],
      ["copyKeepDays", copyKeepDays],
    ] as const;
    return [
      ...(endsWithinHours > startsWithinHours
        ? []
        : [
            errorAt(
              env,
              at("endsWithinHours"),
              `a backup may begin ${startsWithinHours} hours after its time, and is given up after ${endsWithinHours}`,
              `use more than ${startsWithinHours}`,
            ),
          ]),
      ...(copyKeepDays === undefined ? [] : copied(env, at("copyKeepDays"))),
      ...kept.flatMap(([field, days]) => (days === undefined ? [] : locked(env, at(field), days))),
    ];
  });
  const { minDays, maxDays } = lock ?? {};
  if (minDays === undefined || maxDays === undefined || minDays <= maxDays) return ofRules;
  return [
    ...ofRules,
    errorAt(env, [...PATH, "lock", "maxDays"], `it is below the ${minDays} days of minDays`, `use at least ${minDays}`),
  ];
});

/** AWS Backup refuses, night by night, what its lock does not let in. */
function locked(env: EnvironmentDraft, path: readonly string[], days: number): Problem[] {
  const { minDays = 0, maxDays = Number.POSITIVE_INFINITY } = env.data.foundation?.backups?.lock ?? {};
  if (days >= minDays && days <= maxDays) return [];
  const [bound, limit] = days < minDays ? ["at least", minDays] : ["at most", maxDays];
  return [
    errorAt(
      env,
      path,
      `the lock of the vault lets in what is kept ${bound} ${limit} days, so that no backup would be made`,
      `use ${bound} ${limit}, or change foundation.backups.lock`,
    ),
  ];
}

/** A copy is in the second region, encrypted with the replica of the key of data. */
function copied(env: EnvironmentDraft, path: readonly string[]): Problem[] {
  const second = env.data.foundation?.disasterRecovery;
  if (second === undefined) {
    return [
      errorAt(
        env,
        path,
        "there is no second region for a copy",
        "add foundation.disasterRecovery with its region, or leave copyKeepDays out",
      ),
    ];
  }
  // Where its default counts, the key of data is among them.
  if (second.keys === undefined || second.keys.includes("data")) return [];
  return [
    errorAt(
      env,
      path,
      "the key of data has no replica in the second region, which copies are encrypted with",
      'add "data" to foundation.disasterRecovery.keys',
    ),
  ];
}

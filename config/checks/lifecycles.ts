import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";

/** Days that an object stays in Standard-IA at least. Source: AWS, S3 lifecycle transition considerations. */
const DAYS_IN_IA = 30;

/** Objects grow cheaper before they expire, and only files in raw zones do. */
export const lifecycles = perEnvironment((env) => [
  ...entries(env.data.zones).flatMap(([key, { kind, lifecycle }]) => {
    const path = ["zones", key, "lifecycle"];
    if (lifecycle === undefined) return [];
    if (kind !== undefined && kind !== "raw") {
      return [
        errorAt(
          env,
          path,
          `zone ${key} is of kind "${kind}", where only Unity Catalog may move or delete files`,
          "remove it; predictive optimization keeps managed tables small",
        ),
      ];
    }
    const { infrequentAccessAfterDays: rare, archiveAfterDays: archive, expireAfterDays: expire } = lifecycle;
    return [
      ...tiering(env, path, lifecycle),
      ...order(env, [...path, "archiveAfterDays"], archive, "infrequentAccessAfterDays", rare, DAYS_IN_IA),
      ...(archive === undefined
        ? order(env, [...path, "expireAfterDays"], expire, "infrequentAccessAfterDays", rare, 1)
        : order(env, [...path, "expireAfterDays"], expire, "archiveAfterDays", archive, 1)),
    ];
  }),
  ...order(
    env,
    ["foundation", "logs", "expireAfterDays"],
    env.data.foundation?.logs?.expireAfterDays,
    "archiveAfterDays",
    env.data.foundation?.logs?.archiveAfterDays,
    1,
  ),
]);

type Lifecycle = NonNullable<NonNullable<EnvironmentDraft["data"]["zones"]>[string]["lifecycle"]>;

/** Objects move in one way, and nothing is archived that has expired. */
function tiering(env: EnvironmentDraft, path: Path, lifecycle: Lifecycle): Problem[] {
  const { intelligentTiering: tiers, expireAfterDays } = lifecycle;
  if (tiers === undefined) return [];
  const own = [...path, "intelligentTiering"];
  const { archiveAccessAfterDays, deepArchiveAccessAfterDays, afterDays } = tiers;
  return [
    ...(["infrequentAccessAfterDays", "archiveAfterDays"] as const).flatMap((field) =>
      lifecycle[field] === undefined
        ? []
        : [
            errorAt(
              env,
              [...path, field],
              "moves objects by age, and intelligentTiering by how often they are read",
              "keep one of the two",
            ),
          ],
    ),
    ...order(
      env,
      [...own, "deepArchiveAccessAfterDays"],
      deepArchiveAccessAfterDays,
      "archiveAccessAfterDays",
      archiveAccessAfterDays,
      1,
    ),
    ...order(env, [...path, "expireAfterDays"], expireAfterDays, "intelligentTiering.afterDays", afterDays, 1),
  ];
}

/** The later step comes so many days after the earlier one. */
function order(
  env: EnvironmentDraft,
  path: Path,
  later: number | undefined,
  name: string,
  earlier: number | undefined,
  days: number,
): Problem[] {
  if (later === undefined || earlier === undefined || later >= earlier + days) return [];
  const least = days === 1 ? "after" : `at least ${days} days after`;
  return [errorAt(env, path, `${later} is not ${least} ${name}, ${earlier}`, `use at least ${earlier + days}`)];
}

import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment, warningAt } from "./check";

/**
 * The oldest runtime where legacy access or DBFS is off. Sources: provider, `databricks_disable_legacy_access_setting` and
 * `databricks_disable_legacy_dbfs_setting`.
 */
const OLDEST_WITHOUT_LEGACY = [13, 3] as const;
/** Long-term runtimes that are no longer supported, with the last day. Source: Databricks, runtime release notes. */
const ENDED: Readonly<Record<string, string>> = { "13.3": "22 August 2026", "12.2": "1 March 2026" };
const NEWER = 'use "auto:latest-lts", or "auto:prev-lts" for the one before';

/** Cluster policies name runtimes that still start, and that the company has. */
export const runtimes = perEnvironment((env, account) =>
  entries(env.data.workspaces).flatMap(([key, { clusterPolicies, ...workspace }]) =>
    entries(clusterPolicies).flatMap(([name, policy]) =>
      named(policy).flatMap(([field, runtime]) => {
        const path = ["workspaces", key, "clusterPolicies", name, ...field];
        return [
          ...outdated(env, path, runtime, closedOf(workspace)),
          ...(policy.workload === "pipeline" ? [] : foreign(env, path, runtime, account.data.runtimes)),
        ];
      }),
    ),
  ),
);

/** Runtimes of a policy, with their fields. */
const named = ({
  runtime,
  otherRuntimes,
}: {
  readonly runtime?: string;
  readonly otherRuntimes?: readonly string[];
}) => [
  ...(runtime === undefined ? [] : [[["runtime"], runtime] as const]),
  ...(otherRuntimes ?? []).map((other, at) => [["otherRuntimes", String(at)], other] as const),
];

/** A pipeline takes its runtime from its channel: only other policies are asked. */
function foreign(env: EnvironmentDraft, path: Path, runtime: string, ours: readonly string[] | undefined): Problem[] {
  if (ours === undefined || ours.includes(runtime)) return [];
  return [
    errorAt(
      env,
      path,
      `the account has no runtime ${runtime}`,
      `use one of ${ours.join(", ")}, or add it to runtimes of the account`,
    ),
  ];
}

/** What is switched off that old runtimes need. */
const closedOf = (workspace: { readonly disableLegacyAccess?: boolean; readonly disableDbfs?: boolean }) =>
  workspace.disableLegacyAccess === true ? "legacy access" : workspace.disableDbfs === true ? "DBFS" : undefined;

function outdated(env: EnvironmentDraft, path: Path, runtime: string, closed: string | undefined): Problem[] {
  const [, major, minor] = /^(\d+)\.(\d+|x)/.exec(runtime) ?? [];
  if (major === undefined || minor === undefined) return [];
  const version = minor === "x" ? [Number(major), Number.POSITIVE_INFINITY] : [Number(major), Number(minor)];
  const [oldest, oldestMinor] = OLDEST_WITHOUT_LEGACY;
  const [is, isMinor] = [version[0] ?? 0, version[1] ?? 0];
  if (closed !== undefined && (is < oldest || (is === oldest && isMinor < oldestMinor))) {
    return [errorAt(env, path, `runtime ${major}.${minor} does not start where ${closed} is off`, NEWER)];
  }
  const ended = ENDED[`${major}.${minor}`];
  return ended === undefined
    ? []
    : [warningAt(env, path, `runtime ${major}.${minor} is supported only until ${ended}`, NEWER)];
}

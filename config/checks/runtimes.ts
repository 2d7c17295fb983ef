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

/** Cluster policies name a runtime that still starts. */
export const runtimes = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, { clusterPolicies, ...workspace }]) =>
    entries(clusterPolicies).flatMap(([name, { runtime }]) =>
      outdated(env, ["workspaces", key, "clusterPolicies", name, "runtime"], runtime, closedOf(workspace)),
    ),
  ),
);

/** What is switched off that old runtimes need. */
const closedOf = (workspace: { readonly disableLegacyAccess?: boolean; readonly disableDbfs?: boolean }) =>
  workspace.disableLegacyAccess === true ? "legacy access" : workspace.disableDbfs === true ? "DBFS" : undefined;

function outdated(
  env: EnvironmentDraft,
  path: Path,
  runtime: string | undefined,
  closed: string | undefined,
): Problem[] {
  const [, major, minor] = /^(\d+)\.(\d+|x)/.exec(runtime ?? "") ?? [];
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

import { isForLearning } from "../../facts/ml-runtimes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { ParsedWorkspace } from "../../schema/workspace";
import type { EntryView } from "../view";

type Profile = ParsedWorkspace["clusterPolicies"][string];

/** Clusters that a policy limits. */
interface Sized {
  readonly clusterPolicy: string;
  readonly minWorkers: number;
  readonly maxWorkers: number;
}

/** The cluster policy that a name stands for, as far as it could be read. */
export function profileOf(
  workspace: string | undefined,
  key: string | undefined,
  view: EntryView,
): Salvaged<Profile> | undefined {
  const workspaces = view.environment.workspaces ?? {};
  const profiles =
    workspace !== undefined && Object.hasOwn(workspaces, workspace)
      ? workspaces[workspace]?.clusterPolicies
      : undefined;
  return key !== undefined && Object.hasOwn(profiles ?? {}, key) ? profiles?.[key] : undefined;
}

/** A policy lets clusters do one sort of work alone. */
export function wrongPolicy(
  workspace: string | undefined,
  policy: string | undefined,
  needed: Profile["workload"],
  field: Path,
  view: EntryView,
): Problem[] {
  const workload = profileOf(workspace, policy, view)?.workload;
  if (workload === undefined || workload === needed) return [];
  return [
    view.problem(
      field,
      `the cluster policy ${policy} is for workload "${workload}"`,
      `name one whose workload is "${needed}", or declare it under workspaces.${workspace}.clusterPolicies`,
    ),
  ];
}

/** A cluster grows from few to many workers, as far as its policy lets it. */
export function tooManyWorkers(
  workspace: string | undefined,
  { clusterPolicy, minWorkers, maxWorkers }: Salvaged<Sized>,
  field: Path,
  view: EntryView,
): Problem[] {
  if (minWorkers === undefined || maxWorkers === undefined) return [];
  if (maxWorkers < minWorkers) {
    const message = `${maxWorkers} is less than minWorkers, ${minWorkers}`;
    return [view.problem([...field, "maxWorkers"], message, `use at least ${minWorkers}`)];
  }
  const most = profileOf(workspace, clusterPolicy, view)?.maxWorkers;
  if (most === undefined || maxWorkers <= most) return [];
  return [
    view.problem(
      [...field, "maxWorkers"],
      `the cluster policy ${clusterPolicy} allows ${most} workers at most`,
      `use at most ${most}, or raise maxWorkers of the policy`,
    ),
  ];
}

/** Compute that several identities may share has no runtime for machine learning. */
export function sharedLearning(
  workspace: string | undefined,
  { clusterPolicy, accessMode }: Salvaged<{ readonly clusterPolicy: string; readonly accessMode: string }>,
  field: Path,
  view: EntryView,
): Problem[] {
  const runtime = profileOf(workspace, clusterPolicy, view)?.runtime;
  if (accessMode !== "standard" || runtime === undefined || !isForLearning(runtime)) return [];
  return [
    view.problem(
      [...field, "accessMode"],
      `the policy ${clusterPolicy} has the runtime ${runtime}, which is for compute of one identity`,
      'set it to "dedicated"',
    ),
  ];
}

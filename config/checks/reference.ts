import type { Problem } from "../problem";
import type { Reference } from "../references";
import type { RefTarget } from "../schema/ref";
import { closest } from "../spelling";
import { type DraftFile, declaredKeys, errorAt, isDeclared, isWritten, namesOrNone } from "./check";

interface Target {
  /** File that declares it. */
  readonly in: "account" | "environment";
  readonly record: readonly string[];
  readonly what: string;
  /** The record is in each workspace; the setting that refers to it is in one. Default false. */
  readonly ofWorkspace?: boolean;
}

/** What can be referred to: how it is called, and which record of which file declares it. */
export const TARGETS: Readonly<Record<Exclude<RefTarget, "schema">, Target>> = {
  group: { in: "account", record: ["groups"], what: "a group of the account" },
  servicePrincipal: { in: "account", record: ["servicePrincipals"], what: "a service principal of the account" },
  networkConnectivity: {
    in: "account",
    record: ["networkConnectivity"],
    what: "a network connectivity configuration of the account",
  },
  networkPolicy: { in: "account", record: ["networkPolicies"], what: "a network policy of the account" },
  stage: { in: "account", record: ["stages"], what: "a stage of the account" },
  computeProfile: { in: "account", record: ["computeProfiles"], what: "a compute profile of the account" },
  workspace: { in: "environment", record: ["workspaces"], what: "a workspace of the environment" },
  zone: { in: "environment", record: ["zones"], what: "a zone of the environment" },
  externalLocation: {
    in: "environment",
    record: ["externalLocations"],
    what: "an external location of the environment",
  },
  catalog: { in: "environment", record: ["catalogs"], what: "a catalog of the environment" },
  dataService: { in: "environment", record: ["dataServices"], what: "a data service of the environment" },
  connection: { in: "environment", record: ["connections"], what: "a connection of the environment" },
  source: { in: "environment", record: ["sources"], what: "a source of the environment" },
  consumer: { in: "environment", record: ["consumers"], what: "a consumer of the environment" },
  workload: { in: "environment", record: ["workloads"], what: "a workload of the environment" },
  clusterPolicy: { in: "environment", record: ["clusterPolicies"], what: "a cluster policy", ofWorkspace: true },
  instancePool: { in: "environment", record: ["instancePools"], what: "an instance pool", ofWorkspace: true },
  secretScope: { in: "environment", record: ["secretScopes"], what: "a secret scope", ofWorkspace: true },
  notificationDestination: {
    in: "environment",
    record: ["notificationDestinations"],
    what: "a notification destination",
    ofWorkspace: true,
  },
  budgetPolicy: {
    in: "environment",
    record: ["operations", "budgetPolicies"],
    what: "a budget policy of the environment",
  },
  workspaceFolder: { in: "environment", record: ["folders"], what: "a folder", ofWorkspace: true },
};

/** Settings without which nothing of an account is there; where they are missing, that is said of the account alone. */
const ACCOUNT = ["deployer", "metastores", "servicePrincipals"];

/** Whether a record of the account is not there because hardly anything of the account is. */
const isBlank = (account: DraftFile<unknown>, target: Target): boolean =>
  target.in === "account" &&
  !isWritten(account, target.record) &&
  ACCOUNT.every((setting) => !isWritten(account, [setting]));

/** Where a reference's target is declared; undefined where the catalog of a schema, or the workspace, is not known. */
function targetOf({ mark, holder, workspace }: Reference): Target | undefined {
  if (mark.to !== "schema") {
    const target = TARGETS[mark.to];
    if (target.ofWorkspace !== true) return target;
    return workspace === undefined
      ? undefined
      : {
          ...target,
          record: ["workspaces", workspace, ...target.record],
          what: `${target.what} of workspace ${workspace}`,
        };
  }
  const catalog = holder[mark.within ?? "catalog"];
  if (typeof catalog !== "string") return undefined;
  return { in: "environment", record: ["catalogs", catalog, "schemas"], what: `a schema of ${catalog}` };
}

/**
 * Says what a reference names that is not declared. What is declared but wrong in itself is declared:
 * it has a problem of its own already.
 * @param file where the reference is
 * @param account where targets of the account are declared
 */
export function dangling(file: DraftFile<unknown>, account: DraftFile<unknown>, reference: Reference): Problem[] {
  const target = targetOf(reference);
  if (target === undefined) return [];
  const declaring = target.in === "account" ? account : file;
  // A schema of an undeclared catalog: the catalog is reported.
  const holder = target.record.slice(0, -1);
  const unknownHolder = holder.length > 0 && isDeclared(declaring, holder.slice(0, -1), holder.at(-1) ?? "") !== true;
  const isKnown = isDeclared(declaring, target.record, reference.name);
  if (isKnown !== false || unknownHolder || isBlank(account, target)) return [];
  const declared = declaredKeys(declaring, target.record) ?? [];
  const record = target.record.join(".");
  const place = declaring.file === file.file ? record : `${record} in ${declaring.file}`;
  const meant = closest(reference.name, declared);
  const correct = meant === undefined ? "correct the name" : `write "${meant}"`;
  return [
    errorAt(
      file,
      reference.from,
      `"${reference.name}" is not ${target.what} (${namesOrNone(declared)})`,
      `${correct}, or declare it under ${place}`,
    ),
  ];
}

import type { Problem } from "../problem";
import {
  declaredKeys,
  type EnvironmentDraft,
  entries,
  errorAt,
  isDeclared,
  isWritten,
  type Path,
  perEnvironment,
  repeated,
} from "./check";
import { factsOfDraft } from "./facts";
import { existingNetwork } from "./own-network";

/** An id, and whose it is. */
interface Owned {
  readonly id: string;
  readonly workspace: string;
  readonly path: Path;
}

/** Every workspace has subnets and security groups of the existing VPC, in two zones, and shares them with no other. */
export const existingNetworks = perEnvironment((env, account) => {
  const network = existingNetwork(env);
  if (network === undefined) return [];
  const prefix = factsOfDraft(env, account)?.azIdPrefix;
  const subnets = entries(network.workspaces).flatMap(([workspace, { subnetIds }]) =>
    entries(subnetIds).map(([zone, id]) => ({ id, workspace, zone, path: [...pathOf(workspace), "subnetIds", zone] })),
  );
  const groups = entries(network.workspaces).flatMap(([workspace, { securityGroupIds }]) =>
    (securityGroupIds ?? []).map((id, index) => ({
      id,
      workspace,
      path: [...pathOf(workspace), "securityGroupIds", index],
    })),
  );
  return [
    ...withoutNetwork(env),
    ...entries(network.workspaces).flatMap(([workspace, { subnetIds }]) =>
      subnetIds !== undefined && Object.keys(subnetIds).length < 2
        ? [
            errorAt(
              env,
              [...pathOf(workspace), "subnetIds"],
              "has fewer than two availability zones",
              "list a private subnet in two zones or more",
            ),
          ]
        : [],
    ),
    ...subnets
      .filter(({ zone }) => prefix !== undefined && !zone.startsWith(`${prefix}-`))
      .map(({ zone, path }) =>
        errorAt(
          env,
          path,
          `"${zone}" is not in ${env.data.region}`,
          `use ids that start with ${prefix}-, for example ${prefix}-az1`,
        ),
      ),
    ...shared(env, "subnet", subnets),
    ...shared(env, "security group", groups),
    ...withoutWayOut(env),
  ];
});

/** What clusters cannot do without, where nothing leads out. */
function withoutWayOut(env: EnvironmentDraft): Problem[] {
  const network = existingNetwork(env);
  if (network?.internet !== "none") return [];
  const missing = [
    ...(isWritten(env, ["network", "privateLink", "workspaceEndpointId"]) ? [] : ["privateLink.workspaceEndpointId"]),
    ...(isWritten(env, ["network", "privateLink", "relayEndpointId"]) ? [] : ["privateLink.relayEndpointId"]),
    ...["s3", "sts", "kinesis"]
      .filter((service) => !isWritten(env, ["network", "endpoints", service]))
      .map((service) => `endpoints.${service}`),
  ];
  if (missing.length === 0) return [];
  return [
    errorAt(
      env,
      ["network", "internet"],
      `with "none", clusters reach only endpoints in the VPC, and there is no ${missing.join(", ")}`,
      'name these endpoints, or use "route" or "propagated"',
    ),
  ];
}

const pathOf = (workspace: string) => ["network", "workspaces", workspace];

function withoutNetwork(env: EnvironmentDraft): Problem[] {
  return (declaredKeys(env, ["workspaces"]) ?? [])
    .filter((key) => isDeclared(env, ["network", "workspaces"], key) === false)
    .map((key) =>
      errorAt(
        env,
        ["network", "workspaces"],
        `says nothing about workspace ${key}`,
        "add its subnets and security groups",
      ),
    );
}

/** Databricks takes an id in one network configuration alone. Source: API reference, Networks. */
function shared(env: EnvironmentDraft, what: string, ids: readonly Owned[]): Problem[] {
  return repeated(ids, ({ id }) => id).map(([later, earlier]) =>
    errorAt(
      env,
      later.path,
      earlier.workspace === later.workspace
        ? `${what} ${later.id} is listed twice`
        : `${what} ${later.id} is workspace ${earlier.workspace}'s already, and Databricks lets no two workspaces share one`,
      `give each ${earlier.workspace === later.workspace ? "zone" : "workspace"} its own`,
    ),
  );
}

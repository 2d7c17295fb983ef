import type { EnvironmentInput } from "../../config/schema/environment";

type WorkspaceInput = EnvironmentInput["workspaces"][string];
export type PoolInput = NonNullable<WorkspaceInput["instancePools"]>[string];
export type ClusterInput = NonNullable<WorkspaceInput["clusters"]>[string];
export type PolicyInput = NonNullable<WorkspaceInput["clusterPolicies"]>[string];

export const RUNTIME = "17.3.x-scala2.13";

/** A policy of notebooks with one version of the runtime. */
export const notebooks = (change: Partial<PolicyInput> = {}): PolicyInput => ({
  description: "Notebooks of the team",
  workload: "interactive",
  nodeTypes: ["m6id.large", "m6id.xlarge"],
  maxWorkers: 6,
  runtime: RUNTIME,
  groups: ["data-engineers"],
  ...change,
});

export const pool = (change: Partial<PoolInput> = {}): PoolInput => ({
  nodeType: "m6id.xlarge",
  maxCapacity: 10,
  ...change,
});

export const cluster = (change: Partial<ClusterInput> = {}): ClusterInput => ({
  clusterPolicy: "team",
  permissions: { analysts: "CAN_ATTACH_TO", "data-engineers": "CAN_RESTART" },
  ...change,
});

/** Gives the workspace `main` a pool, policies of every sort, and clusters of each. */
export function withWorkspaceCompute(input: EnvironmentInput): void {
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.clusterPolicies = {
    ...main.clusterPolicies,
    team: notebooks({ photon: true, maxClustersPerUser: 2 }),
    pooled: notebooks({ pool: "ready", nodeTypes: ["m6id.xlarge"], photon: false }),
    learning: notebooks({ runtime: "17.3.x-gpu-ml-scala2.13", nodeTypes: ["g5.xlarge"], spot: false }),
    personal: notebooks({ family: "personal-vm", autoscaling: true, otherRuntimes: ["16.4.x-scala2.12"] }),
    statistics: notebooks({ accessMode: "dedicated" }),
  };
  main.instancePools = {
    ready: pool({
      minIdle: 1,
      idleMinutes: 10,
      preloadedRuntime: RUNTIME,
      acknowledgeHourlyCost: true,
      permissions: { "platform-admins": "CAN_MANAGE" },
    }),
  };
  main.clusters = {
    team: cluster({ nodeType: "m6id.xlarge", maxWorkers: 6 }),
    quick: cluster({ clusterPolicy: "pooled", minWorkers: 2 }),
    ada: cluster({
      clusterPolicy: "learning",
      dedicatedTo: { type: "user", user: "ada@acme.example" },
      permissions: { "data-engineers": "CAN_RESTART" },
    }),
    connect: cluster({
      clusterPolicy: "statistics",
      dedicatedTo: { type: "service-principal", servicePrincipal: "ingestion" },
      permissions: {},
    }),
  };
}

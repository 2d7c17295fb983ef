import type { EnvironmentInput } from "../../config/schema/environment";

type Workloads = NonNullable<EnvironmentInput["workloads"]>;
type Input<K extends string> = Extract<Workloads[string], { kind: K }>;
export type PipelineInput = Input<"pipeline">;

/** Folder of the programs of tests, from the project's root. */
export const PROGRAMS = "test/fixtures/programs";

/** A pipeline that fills gold from silver, every day. */
export const ordersGold = (change: Partial<PipelineInput> = {}): PipelineInput => ({
  kind: "pipeline",
  workspace: "main",
  program: { folder: `${PROGRAMS}/orders-gold`, definitions: ["revenue.py", "customers.sql"] },
  catalog: "sales",
  schema: "gold",
  tables: ["revenue_per_day", "customers"],
  reads: [{ catalog: "sales", schema: "silver" }],
  configuration: { "orders.minimum_amount": "1" },
  run: { mode: "scheduled", schedule: { quartzCron: "0 0 5 * * ?" } },
  notify: ["a@acme.example"],
  runAs: "ingestion",
  ...change,
});

/** Gives the workspace `main` the secret scope `crm` and cluster policies for pipelines and jobs. */
export function withMain(input: EnvironmentInput): void {
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.secretScopes = { crm: { keys: ["user", "password"], permissions: { groups: { "data-engineers": "WRITE" } } } };
  main.clusterPolicies = {
    ...main.clusterPolicies,
    pipelines: {
      description: "Declarative pipelines",
      workload: "pipeline",
      maxWorkers: 4,
      nodeTypes: ["m6id.xlarge"],
      groups: ["data-engineers"],
    },
  };
}

import { describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { KindStack } from "../../stacks/kinds";
import { accountInput, devInput, platformOf } from "../support/platform";
import { undeclaredReferences } from "../support/references";
import { resource, synthApp } from "../support/synth";
import { upstreamOf } from "../support/upstream";

function ingestion(change: (input: EnvironmentInput, account: AccountInput) => void = () => {}, workspace = "main") {
  const input = devInput();
  const accountOf = accountInput();
  change(input, accountOf);
  const { account, environments } = platformOf(accountOf, input);
  const [env] = environments;
  const of = env?.workspaces[workspace];
  if (!env || !of) throw new Error("no environment or workspace");
  const stacks = synthApp((app) => {
    const below = upstreamOf(app, env);
    const upstream = { account: below.account, workspace: below.workspace, "unity-catalog": below.unityCatalog };
    new KindStack(app, "ingestion", account, env, upstream, of);
  });
  const stack = stacks.find(({ name }) => name === `dev-ingestion-${workspace}`);
  if (!stack) throw new Error("no stack");
  return stack;
}

const REMOTE = "data.terraform_remote_state";
const LOADER = `\${${REMOTE}.account.outputs.service_principal_application_ids.ingestion}`;
const CATALOG = `\${${REMOTE}.unity-catalog.outputs.catalog_names.sales}`;

describe("ingestion stack", () => {
  it("loads every source of its workspace with a volume, a program, a pipeline and a job", () => {
    expect(addresses(ingestion().json)).toEqual([
      "databricks_directory.program-s3-files_directory",
      "databricks_grants.source-orders_landing_grants",
      "databricks_job.source-orders_schedule_job",
      "databricks_permissions.program-s3-files_permissions",
      "databricks_permissions.source-orders_load_permissions",
      "databricks_pipeline.source-orders_load_pipeline",
      "databricks_volume.source-orders_landing_volume",
      "databricks_workspace_file.program-s3-files_file",
    ]);
  });

  it("reads names and principals from the layers below it", async () => {
    const stack = ingestion();
    expect(stack.dependsOn).toEqual(["account", "dev-unity-catalog", "dev-workspace"]);
    expect(stack.json.provider).toEqual({
      databricks: [{ auth_type: "oauth-m2m", host: `\${${REMOTE}.workspace.outputs.workspace_urls.main}` }],
    });
    expect(resource(stack.json, "databricks_volume.source-orders_landing_volume")).toMatchObject({
      catalog_name: CATALOG,
      schema_name: "bronze",
      name: "landing_orders",
      storage_location: "s3://acme-dev-raw-111111111111/orders",
    });
    expect(resource(stack.json, "databricks_pipeline.source-orders_load_pipeline")).toMatchObject({
      name: "acme-dev-orders",
      catalog: CATALOG,
      run_as: { service_principal_name: LOADER },
      library: [{ file: { path: "${databricks_workspace_file.program-s3-files_file.workspace_path}" } }],
      configuration: {
        "lakehouse.source.path": "${databricks_volume.source-orders_landing_volume.volume_path}",
        "lakehouse.bronze.table": `${CATALOG}.bronze.orders`,
      },
      tags: { Environment: "dev", Layer: "ingestion", Source: "orders", CostCenter: "4711" },
    });
    expect(resource(stack.json, "databricks_job.source-orders_schedule_job")).toMatchObject({
      run_as: { service_principal_name: LOADER },
    });
    expect(await undeclaredReferences(stack)).toEqual([]);
  });

  it("makes a pipeline after its principal can read files and program, and the job after it can start the pipeline", () => {
    const { json } = ingestion();
    expect(resource(json, "databricks_pipeline.source-orders_load_pipeline").depends_on).toEqual([
      "databricks_grants.source-orders_landing_grants",
      "databricks_permissions.program-s3-files_permissions",
      "databricks_workspace_file.program-s3-files_file",
    ]);
    expect(resource(json, "databricks_job.source-orders_schedule_job").depends_on).toEqual([
      "databricks_permissions.source-orders_load_permissions",
    ]);
  });

  it("ships the program of a kind once, whatever number of sources runs it, each with its own principal", () => {
    const { json } = ingestion((input, account) => {
      account.servicePrincipals.reporting = { mode: "create" };
      const { access } = input.workspaces.main ?? {};
      if (access !== undefined) access.servicePrincipals = { ...access.servicePrincipals, reporting: "USER" };
      const { orders } = input.sources ?? {};
      if (orders?.kind !== "s3-files") throw new Error("dev has the source orders");
      for (const [key, runAs] of [
        ["returns", "ingestion"],
        ["refunds", "reporting"],
      ] as const) {
        input.sources = { ...input.sources, [key]: { ...orders, path: key, table: key, runAs } };
      }
    });
    expect(addresses(json).filter((address) => /_(directory|workspace_file)\./.test(address))).toEqual([
      "databricks_directory.program-s3-files_directory",
      "databricks_workspace_file.program-s3-files_file",
    ]);
    expect(resource(json, "databricks_permissions.program-s3-files_permissions").access_control).toEqual([
      { service_principal_name: expect.any(String), permission_level: "CAN_MANAGE" },
      { service_principal_name: LOADER, permission_level: "CAN_RUN" },
      { service_principal_name: LOADER.replace(".ingestion", ".reporting"), permission_level: "CAN_RUN" },
    ]);
    const libraries = Object.values(json.resource?.databricks_pipeline ?? {}).map(({ library }) => library);
    expect(libraries).toHaveLength(3);
    expect(new Set(libraries.map((library) => JSON.stringify(library))).size).toBe(1);
  });

  it("protects pipelines where the environment does", () => {
    const { json } = ingestion((input) => {
      input.protection = { mode: "protected" };
    });
    expect(resource(json, "databricks_pipeline.source-orders_load_pipeline").lifecycle).toEqual({
      prevent_destroy: true,
    });
  });

  it("leaves the sources of other workspaces to them, and holds nothing without any", () => {
    const { json, dependsOn } = ingestion((input) => {
      if (input.workspaces.main) input.workspaces.science = { ...input.workspaces.main, networkSlot: 1 };
      input.governanceWorkspace = "main";
    }, "science");
    expect(addresses(json)).toEqual([]);
    expect(json.output).toBeUndefined();
    expect(dependsOn).toEqual([]);
  });

  it("publishes ids by source", () => {
    expect(ingestion().json.output).toEqual({
      pipeline_ids: { value: { orders: "${databricks_pipeline.source-orders_load_pipeline.id}" } },
      job_ids: { value: { orders: "${databricks_job.source-orders_schedule_job.id}" } },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { SPACE, withApps } from "../support/apps";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { BUDGET_POLICY } from "../support/vector-search";

const account = accountInput();
const input = devInput();
withApps(input, account);
const platform = platformOf(account, input);

describe("an app", () => {
  let stacks: ReadonlyMap<string, EmittedStack["json"]>;
  let site: SimulatedSite;
  const jsonOf = (name: string) => stacks.get(name) ?? {};
  const INGESTION = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";
  const PRINCIPAL = "${databricks_app.consumer-portal.service_principal_client_id}";
  const levels = (stack: string, permissions: string) =>
    (
      resource(jsonOf(stack), `databricks_permissions.${permissions}`).access_control as Record<string, string>[]
    ).filter(({ service_principal_name: name = "" }) => name.includes("portal"));
  beforeAll(() => {
    site = new SimulatedSite();
    stacks = new Map(synthPlatform(platform).map(({ name, json }) => [name, json]));
  });
  afterAll(() => site.remove());

  it("is made without a program, with what it works with", () => {
    const json = jsonOf("dev-serving-main");
    expect(addresses(json).filter((address) => address.includes("consumer-portal"))).toEqual([
      "databricks_app.consumer-portal",
      "databricks_directory.consumer-portal_program_directory",
      "databricks_directory.consumer-portal_program_directory-pages",
      "databricks_job.consumer-portal_deployment",
      "databricks_permissions.consumer-portal_deployment_permissions",
      "databricks_permissions.consumer-portal_permissions",
      "databricks_permissions.consumer-portal_program_permissions",
      "databricks_workspace_file.consumer-portal_program_file-app-py",
      "databricks_workspace_file.consumer-portal_program_file-app-yaml",
      "databricks_workspace_file.consumer-portal_program_file-pages-orders-py",
    ]);
    expect(resource(json, "databricks_app.consumer-portal")).toEqual({
      name: "acme-dev-portal",
      description: "Orders, and what is forecast of them",
      compute_size: "MEDIUM",
      budget_policy_id: BUDGET_POLICY,
      no_compute: true,
      user_api_scopes: ["sql", "files.files"],
      resources: [
        {
          name: "assistant",
          serving_endpoint: {
            name: "${databricks_model_serving.consumer-chat_endpoint.name}",
            permission: "CAN_QUERY",
          },
        },
        {
          name: "files",
          uc_securable: {
            securable_type: "VOLUME",
            securable_full_name: "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}.gold.runs",
            permission: "WRITE_VOLUME",
          },
        },
        { name: "questions", genie_space: { name: "Orders", space_id: SPACE, permission: "CAN_RUN" } },
        { name: "refresh", job: { id: "${databricks_job.workload-told.id}", permission: "CAN_MANAGE_RUN" } },
        {
          name: "store",
          database: {
            instance_name: "${databricks_database_instance.consumer-store.name}",
            database_name: "shop",
            permission: "CAN_CONNECT_AND_CREATE",
          },
        },
        {
          name: "token",
          secret: {
            scope: "${data.terraform_remote_state.settings-main.outputs.secret_scope_names.llm}",
            key: "key",
            permission: "READ",
          },
        },
        {
          name: "warehouse",
          sql_warehouse: { id: "${databricks_sql_endpoint.consumer-bi.id}", permission: "CAN_USE" },
        },
      ],
    });
    expect(resource(json, "databricks_app.consumer-sketch")).toMatchObject({ compute_size: "LARGE" });
    expect(resource(json, "databricks_permissions.consumer-portal_permissions")).toMatchObject({
      app_name: "${databricks_app.consumer-portal.name}",
      access_control: [
        { permission_level: "CAN_MANAGE" },
        { group_name: "analysts", permission_level: "CAN_USE" },
        { group_name: "data-engineers", permission_level: "CAN_MANAGE" },
        { service_principal_name: INGESTION, permission_level: "CAN_MANAGE" },
      ],
    });
  });

  it("is deployed by a job, which people start, or which looks at set times", () => {
    const json = jsonOf("dev-serving-main");
    const parametersOf = (address: string) => {
      const { task } = resource(json, address) as {
        task: { spark_python_task: { python_file: string; parameters: string[] } }[];
      };
      return task[0]?.spark_python_task.parameters.join(" ");
    };
    expect(resource(json, "databricks_job.consumer-portal_deployment")).toMatchObject({
      name: "acme-dev-portal-deploy",
      performance_target: "PERFORMANCE_OPTIMIZED",
      parameter: [
        { name: "always", default: "false" },
        { name: "start", default: "false" },
      ],
      run_as: { service_principal_name: INGESTION },
      timeout_seconds: 1800,
      max_concurrent_runs: 1,
    });
    expect(parametersOf("databricks_job.consumer-portal_deployment")).toBe(
      "--app ${databricks_app.consumer-portal.name} --source ${databricks_directory.consumer-portal_program_directory.workspace_path} --always {{job.parameters.always}} --start {{job.parameters.start}} --stopped fail --minutes 28",
    );
    expect(resource(json, "databricks_job.consumer-sketch_deployment")).toMatchObject({
      performance_target: "STANDARD",
      schedule: { quartz_cron_expression: "0 0/30 * * * ?", timezone_id: "UTC", pause_status: "UNPAUSED" },
      email_notifications: { on_failure: ["data-platform@acme.example"] },
    });
    expect(parametersOf("databricks_job.consumer-sketch_deployment")).toContain(
      "--source ${data.terraform_remote_state.settings-main.outputs.folder_paths.sales}/apps/sketch --always {{job.parameters.always}} --start {{job.parameters.start}} --stopped skip --minutes 18",
    );
    expect(resource(json, "databricks_permissions.consumer-portal_deployment_permissions")).toMatchObject({
      access_control: [
        { permission_level: "IS_OWNER" },
        { group_name: "data-engineers", permission_level: "CAN_MANAGE_RUN" },
      ],
    });
  });

  // Databricks lets the app on as well, and the lists here are complete: without it, the next apply would take that away.
  it.each([
    ["the warehouse", "dev-serving-main", "consumer-bi_permissions", "CAN_USE"],
    ["the endpoint", "dev-serving-main", "consumer-chat_endpoint_permissions", "CAN_QUERY"],
    ["the job", "dev-serving-main", "workload-told_permissions", "CAN_MANAGE_RUN"],
    ["the database", "dev-serving-main", "consumer-store_permissions", "CAN_USE"],
  ])("stays in the complete list of %s", (_, stack, permissions, level) =>
    expect(levels(stack, permissions)).toEqual([{ service_principal_name: PRINCIPAL, permission_level: level }]),
  );

  it("is let on where an endpoint is made later", () =>
    expect(levels("dev-activation-main", "consumer-forecast_endpoint_permissions")).toEqual([
      {
        service_principal_name: "${data.terraform_remote_state.serving-main.outputs.app_principals.portal}",
        permission_level: "CAN_QUERY",
      },
    ]));

  it("gets data by the principal that the account knows", () => {
    const { grant } = resource(jsonOf("dev-unity-catalog"), "databricks_grants.catalog-sales_schema-gold_grants") as {
      grant: { principal: string; privileges: string[] }[];
    };
    expect(grant.find(({ principal }) => principal.endsWith(".portal}"))?.privileges).toEqual([
      "READ_VOLUME",
      "SELECT",
      "USE_SCHEMA",
      "WRITE_VOLUME",
    ]);
  });

  it("is deployed to simulated services, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platform, ["dev-activation-main"]);
  });
});

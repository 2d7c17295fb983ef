import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { KindStack } from "../../stacks/kinds";
import { accountInput, devInput, platformOf } from "../support/platform";
import { undeclaredReferences } from "../support/references";
import { resource, synthApp } from "../support/synth";
import { upstreamOf } from "../support/upstream";

function serving(change: (input: EnvironmentInput) => void = () => {}, workspace = "main") {
  const input = devInput();
  change(input);
  const { account, environments } = platformOf(accountInput(), input);
  const [env] = environments;
  const of = env?.workspaces[workspace];
  if (!env || !of) throw new Error("no environment or workspace");
  const stacks = synthApp((app) => {
    const { workspace, unityCatalog } = upstreamOf(app, env);
    new KindStack(app, "serving", account, env, { workspace, "unity-catalog": unityCatalog }, of);
  });
  const stack = stacks.find(({ name }) => name === `dev-serving-${workspace}`);
  if (!stack) throw new Error("no stack");
  return stack;
}

const REMOTE = "data.terraform_remote_state";

describe("serving stack", () => {
  it("makes every consumer of its workspace", () => {
    expect(addresses(serving().json)).toEqual([
      "databricks_dashboard.consumer-gold-overview",
      "databricks_directory.consumer-gold-overview_directory",
      "databricks_permissions.consumer-bi_permissions",
      "databricks_permissions.consumer-gold-overview_permissions",
      "databricks_sql_endpoint.consumer-bi",
    ]);
  });

  it("runs a dashboard on the warehouse that it names, about the catalog that is there", async () => {
    const stack = serving();
    const dashboard = resource(stack.json, "databricks_dashboard.consumer-gold-overview");
    expect(dashboard.warehouse_id).toBe("${databricks_sql_endpoint.consumer-bi.id}");
    expect(dashboard.serialized_dashboard).toContain(
      `FROM \`\${${REMOTE}.unity-catalog.outputs.catalog_names.sales}\`.information_schema.tables`,
    );
    expect(await undeclaredReferences(stack)).toEqual([]);
  });

  it("finds a warehouse whatever the order in the configuration", () => {
    const { json } = serving((input) => {
      input.consumers = Object.fromEntries(Object.entries(input.consumers ?? {}).reverse());
    });
    expect(resource(json, "databricks_dashboard.consumer-gold-overview").warehouse_id).toBe(
      "${databricks_sql_endpoint.consumer-bi.id}",
    );
  });

  it("talks to its own workspace, after the layers that it reads", () => {
    const stack = serving();
    expect(stack.dependsOn).toEqual(["dev-unity-catalog", "dev-workspace"]);
    expect(stack.json.provider).toEqual({
      databricks: [{ auth_type: "oauth-m2m", host: `\${${REMOTE}.workspace.outputs.workspace_urls.main}` }],
    });
  });

  it("tags a warehouse for cost reports", () => {
    const { tags } = resource(serving().json, "databricks_sql_endpoint.consumer-bi");
    expect(tags).toMatchObject({
      custom_tags: expect.arrayContaining([
        { key: "CostCenter", value: "4711" },
        { key: "Environment", value: "dev" },
        { key: "Consumer", value: "bi" },
      ]),
    });
  });

  it("leaves the consumers of other workspaces to them, and holds nothing without any", () => {
    const { json, dependsOn } = serving((input) => {
      if (input.workspaces.main) input.workspaces.science = { ...input.workspaces.main, networkSlot: 1 };
      input.governanceWorkspace = "main";
    }, "science");
    expect(addresses(json)).toEqual([]);
    expect(json.output).toBeUndefined();
    expect(dependsOn).toEqual([]);
  });

  it("publishes ids by consumer, and what BI tools ask for of a warehouse", () => {
    const { warehouse_connections, ...ids } = serving().json.output ?? {};
    const workspace = "data.terraform_remote_state.workspace.outputs.workspace_urls.main";
    const host = `\${trimprefix(${workspace}, "https://")}`;
    const bi = String(Object.values(warehouse_connections?.value ?? {})[0]);
    const path = "/sql/1.0/warehouses/${databricks_sql_endpoint.consumer-bi.id}";
    // What Terraform puts in has quotes of its own.
    expect(JSON.parse(bi.replaceAll(host, "<host>"))).toEqual({
      server_hostname: "<host>",
      port: 443,
      http_path: path,
      jdbc_url: `jdbc:databricks://<host>:443;HttpPath=${path};AuthMech=11;Auth_Flow=2`,
      authorization_url: `\${${workspace}}/oidc/v1/authorize`,
      token_url: `\${${workspace}}/oidc/v1/token`,
    });
    expect(ids).toEqual({
      warehouse_ids: { value: { bi: "${databricks_sql_endpoint.consumer-bi.id}" } },
      dashboard_ids: { value: { "gold-overview": "${databricks_dashboard.consumer-gold-overview.id}" } },
    });
  });
});

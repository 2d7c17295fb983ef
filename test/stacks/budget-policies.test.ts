import { describe, expect, it } from "vitest";
import { openSteps } from "../../config/manual-steps";
import type { EnvironmentInput } from "../../config/schema/environment";
import { changed, report } from "../config/problems";
import { app, withWhatAppsUse } from "../support/apps";
import { withBudgetPolicies } from "../support/budgets";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { BUDGET_POLICY } from "../support/vector-search";

const input = devInput();
withWhatAppsUse(input);
withBudgetPolicies(input);
input.consumers = {
  ...input.consumers,
  portal: app({ budgetPolicyId: undefined }),
  elsewhere: app({}),
};
const AT = "operations.budgetPolicies";

/** Problems after changes of the environment with policies. */
const problems = (changes: Readonly<Record<string, unknown>>) =>
  report({ dev: { "": changed(input, changes) as EnvironmentInput } });

const stacks = () =>
  Object.fromEntries(synthPlatform(platformOf(accountInput(), input)).map(({ name, json }) => [name, json]));

describe("budget policies", () => {
  const made = stacks();
  const workspace = made["dev-workspace"]?.resource as Record<string, Record<string, Record<string, unknown>>>;

  it("ask that Terraform may make them, where there are any", () => {
    const open = (env: EnvironmentInput) => openSteps(platformOf(accountInput(), env)).map(({ id }) => id);
    expect(open(input)).toContain("billing-admin");
    expect(open(devInput())).not.toContain("billing-admin");
  });

  it("have the tags of the environment, of the domain that names them, and their own", () => {
    expect(workspace.databricks_budget_policy?.["budget-policy-sales"]).toMatchObject({
      policy_name: "acme-dev-sales",
      binding_workspace_ids: [expect.stringContaining("workspace_id")],
      custom_tags: expect.arrayContaining([
        { key: "CostCenter", value: "4711" },
        { key: "Domain", value: "sales" },
        { key: "Environment", value: "dev" },
        { key: "Product", value: "orders" },
      ]),
    });
    expect(JSON.stringify(workspace.databricks_budget_policy?.["budget-policy-platform"])).not.toContain("Domain");
  });

  it("let their managers, their users and whoever runs what is billed under them", () => {
    const all = workspace.databricks_access_control_rule_set ?? {};
    const { name, grant_rules: rules } = all["budget-policy-platform_rule-set"] as {
      name: string;
      grant_rules: { role: string; principals: string[] }[];
    };
    expect(name).toContain("/budgetPolicies/${databricks_budget_policy.budget-policy-platform.policy_id}/ruleSets/");
    expect(rules[0]?.role).toBe("roles/budgetPolicy.manager");
    expect(rules[0]?.principals).toEqual([expect.stringMatching(/^servicePrincipals\//), "groups/data-engineers"]);
    expect(rules[1]?.role).toBe("roles/budgetPolicy.user");
    expect(rules[1]?.principals[0]).toBe("groups/analysts");
    const ofSales = all["budget-policy-sales_rule-set"];
    // The source of the domain runs as it.
    expect(JSON.stringify(ofSales)).toContain("service_principal_application_ids");
  });

  it("are named by serverless usage: its own, its domain's, the environment's", () => {
    const pipelines = made["dev-ingestion-main"]?.resource as Record<string, Record<string, Record<string, unknown>>>;
    expect(pipelines.databricks_pipeline?.["source-orders_load_pipeline"]?.budget_policy_id).toContain("sales");
    const apps = made["dev-serving-main"]?.resource as Record<string, Record<string, Record<string, unknown>>>;
    expect(apps.databricks_app?.["consumer-portal"]?.budget_policy_id).toContain("platform");
    expect(apps.databricks_app?.["consumer-elsewhere"]?.budget_policy_id).toBe(BUDGET_POLICY);
  });

  it("are nowhere where none is declared", () => {
    const plain = synthPlatform(platformOf(accountInput(), devInput()));
    expect(JSON.stringify(plain.map(({ json }) => json.resource ?? {}))).not.toContain("budget_policy");
  });
});

describe("budget policies in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["as they are", {}],
    ["with a policy of the entry's own", { "sources.orders.budgetPolicy": "platform" }],
    ["with an id in place of a policy", { "consumers.portal.budgetPolicyId": BUDGET_POLICY }],
    ["without groups", { [`${AT}.platform.permissions`]: undefined }],
  ])("are taken: %s", (_, changes) => expect(problems(changes)).toBe(""));

  it.each<[string, Record<string, unknown>, string]>([
    ["a workspace that is none", { [`${AT}.sales.workspaces`]: ["other"] }, '"other" is not a workspace'],
    ["no workspace", { [`${AT}.sales.workspaces`]: [] }, `${AT}.sales.workspaces`],
    ["a workspace twice", { [`${AT}.sales.workspaces`]: ["main", "main"] }, `${AT}.sales.workspaces`],
    [
      "a group that is none",
      { [`${AT}.sales.permissions`]: { nobody: "CAN_USE" } },
      '"nobody" is not a group of the account',
    ],
    ["a level that is none", { [`${AT}.sales.permissions`]: { analysts: "CAN_VIEW" } }, "CAN_VIEW"],
    [
      "everybody as a manager",
      { [`${AT}.sales.permissions`]: { "account users": "CAN_MANAGE" } },
      `${AT}.sales.permissions.account users`,
    ],
    [
      "a tag of Databricks",
      { [`${AT}.sales.tags`]: { "budget-policy-name": "x" } },
      "is a tag that Databricks writes itself",
    ],
    [
      "too many tags",
      { [`${AT}.sales.tags`]: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`Tag${at}`, "x"])) },
      "a budget policy takes 20",
    ],
    ["a bad key of a tag", { [`${AT}.sales.tags`]: { "aws:x": "x" } }, "is not a valid tag key"],
    ["a field that is none", { [`${AT}.sales.limit`]: 5 }, `${AT}.sales`],
    ["a bad key", { [`${AT}.Sales`]: {} }, `${AT}.Sales`],
    [
      "a default that is none",
      { "operations.defaultBudgetPolicy": "none" },
      '"none" is not a budget policy of the environment (platform, sales)',
    ],
    ["a domain's that is none", { "domains.sales.budgetPolicy": "none" }, "domains.sales.budgetPolicy"],
    ["an entry's that is none", { "sources.orders.budgetPolicy": "none" }, "sources.orders.budgetPolicy"],
    [
      "a policy and an id",
      { "consumers.portal.budgetPolicy": "sales", "consumers.portal.budgetPolicyId": BUDGET_POLICY },
      "stands beside budgetPolicyId",
    ],
    [
      "an app without any",
      { "operations.defaultBudgetPolicy": undefined },
      "consumers.portal.budgetPolicy: is missing: it takes no tags",
    ],
    ["an interpolation", { [`${AT}.sales.tags`]: { Product: "${a}" } }, `${AT}.sales.tags.Product`],
  ])("are refused: %s", (_, changes, message) => expect(problems(changes)).toContain(message));

  const second = structuredClone(input.workspaces.main);
  const inSecond = {
    "workspaces.second": second && { ...second, networkSlot: 1 },
    "consumers.portal.workspace": "second",
  };

  it("are of the workspaces that they are bound to", () => {
    const of = (changes: Record<string, unknown>) =>
      problems({ ...inSecond, ...changes })
        .split("\n")
        .filter((line) => line.includes("not bound to its workspace"));
    expect(of({})).toEqual([]);
    expect(of({ "consumers.portal.budgetPolicy": "sales" })).toEqual([
      expect.stringContaining("consumers.portal.budgetPolicy: is billed under the budget policy sales"),
    ]);
    expect(of({ [`${AT}.platform.workspaces`]: ["main"] })).toEqual([
      expect.stringMatching(/consumers\.portal: .*add "second" to operations\.budgetPolicies\.platform\.workspaces/),
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { accountInput, devInput } from "../support/platform";
import { SECRET_ROLE, shopAnalyses, withQuickSight } from "../support/quicksight";

type Changes = Readonly<Record<string, unknown>>;
const KEYS = ["consumers", "dataServices", "network", "foundation"] as const;

/** What is reported after changes to fields of the entry, and of the environment. */
function problems(fields: Changes, more: Changes = {}, attested = true): string {
  const [input, account] = [devInput(), accountInput()];
  withQuickSight(input, account);
  const dev = Object.fromEntries(KEYS.map((key) => [key, input[key]]));
  const entry = Object.fromEntries(Object.entries(fields).map(([field, value]) => [`consumers.shop.${field}`, value]));
  return report({
    account: attested ? { attestations: account.attestations } : {},
    dev: { ...dev, ...more, ...entry },
  });
}

const INTERNET = { network: { mode: "internet" } };
const LIST = { "workspaces.main.ipAccessList": { allow: ["203.0.113.0/24"], runner: "203.0.113.10/32" } };
const { dataSets } = shopAnalyses();

describe("QuickSight in the configuration", () => {
  it.each<[string, Changes, Changes]>([
    ["with everything", {}, {}],
    ["over the internet", INTERNET, {}],
    [
      "over the internet, from addresses that the workspace lets in",
      INTERNET,
      { "workspaces.main.ipAccessList": { allow: ["203.0.113.0/24", "52.210.255.224/27"], runner: "203.0.113.10/32" } },
    ],
    ["with people of another region", { identityRegion: "us-east-1" }, {}],
    [
      "with data sets alone",
      {
        ...INTERNET,
        groups: {},
        permissions: {},
        analyses: {},
        dashboards: {},
        folders: {},
        assignments: {},
        dataSets: { shops: dataSets.shops },
      },
      {},
    ],
    [
      "with a subscription that is made here",
      {},
      {
        "foundation.quickSight": {
          mode: "create",
          accountName: "acme-analytics",
          notificationEmail: "bi@acme.example",
          adminGroups: ["BI administrators"],
        },
      },
    ],
    ...(["hour", "day"] as const).map((every): [string, Changes, Changes] => [
      `with a copy every ${every}`,
      { "dataSets.orders.rows": { mode: "copy", refresh: { every, at: "05:30" } } },
      {},
    ]),
    [
      "with a copy every week",
      { "dataSets.orders.rows": { mode: "copy", refresh: { every: "week", on: "MONDAY", at: "05:30" } } },
      {},
    ],
    [
      "with a copy every month",
      { "dataSets.orders.rows": { mode: "copy", refresh: { every: "month", day: 1, at: "05:30" } } },
      {},
    ],
    ["with a copy by hand", { "dataSets.orders.rows": { mode: "copy" } }, {}],
  ])("is taken: %s", (_, fields, more) => {
    expect(problems(fields, more)).toBe("");
  });

  it("waits until somebody says that the account is subscribed", () => {
    expect(problems({}, {}, false)).toContain("quicksight-subscription");
  });

  it.each<[Changes, string]>([
    [{ warehouse: "gold-overview" }, "consumers.shop.warehouse"],
    [{ servicePrincipal: "terraform" }, "consumers.shop.servicePrincipal"],
    [{ signIn: "token" }, '"token" is not a data service'],
    [{ dataSets: {} }, "consumers.shop.dataSets: has no table"],
    [{ "dataSets.orders.columns": {} }, "dataSets.orders.columns: has no column"],
    [{ "dataSets.orders.columns": { order_id: "BIGINT" } }, "dataSets.orders.columns.order_id"],
    [{ "dataSets.orders.catalog": "slaes" }, '"slaes" is not a catalog'],
    [{ "dataSets.orders.schema": "glod" }, "dataSets.orders.schema"],
    [{ "dataSets.orders.rows": { mode: "copy", refresh: { every: "day", at: "5:30" } } }, "is not a time of day"],
    [
      { "dataSets.orders.rows": { mode: "copy", refresh: { every: "month", day: 31, at: "05:30" } } },
      "rows.refresh.day",
    ],
    [
      { "dataSets.orders.rows": { mode: "query", refresh: { every: "day", at: "05:30" } } },
      "rows.refresh: is not a known setting",
    ],
    [
      { "dataSets.orders.permissions": { writers: "viewer" } },
      "dataSets.orders.permissions.writers: there is no writers among groups (there is: readers, makers)",
    ],
    [{ permissions: { writers: "owner" } }, "consumers.shop.permissions.writers: there is no writers among groups"],
    [{ "permissions.makers": "contributor" }, "consumers.shop.permissions.makers"],
    [
      { "analyses.draft.dataSets": { Orders: "order" } },
      "analyses.draft.dataSets.Orders: there is no order among dataSets",
    ],
    [{ "analyses.draft.owners": ["writers"] }, "analyses.draft.owners.0: there is no writers among groups"],
    [{ "analyses.draft.permissions": { readers: "viewer" } }, "analyses.draft.permissions: is not a known setting"],
    [{ "dashboards.sales.dataSets": {} }, "dashboards.sales.dataSets: names no data set"],
    [
      { "dashboards.sales.template": "arn:aws:quicksight:eu-west-1:222222222222:dashboard/sales" },
      "is not the ARN of a template",
    ],
    [{ "folders.all.dashboards": ["sale"] }, "folders.all.dashboards.0: there is no sale among dashboards"],
    [{ "folders.all.dataSets": ["orders", "orders"] }, "folders.all.dataSets.1"],
    [{ "folders.shop-days.parent": "every" }, "folders.shop-days.parent: there is no every among folders"],
    [{ "folders.all.parent": "shop-days", "folders.all.permissions": {} }, "folders.all.parent: is in itself"],
    [
      { "folders.shop-days.permissions": { readers: "viewer" } },
      "folders.shop-days.permissions: is in all, whose permissions hold for it",
    ],
    [{ "assignments.athena.groups": ["reader"] }, "assignments.athena.groups.0: there is no reader among groups"],
    [{ "assignments.athena.groups": [] }, "assignments.athena.groups"],
    [{ "assignments.athena.policyArn": "quicksight-readers" }, "is not the ARN of an IAM policy"],
    [{ "groups.readers.members": ["Ada Lovelace"] }, "is not a user of QuickSight"],
    [{ "groups.makers": { mode: "existing" } }, "groups.makers.name"],
    [{ "network.availabilityZoneIds": ["euw1-az1"] }, "network.availabilityZoneIds"],
    [{ "network.endpointCidrs": ["10.0.0.0/24"] }, "network.endpointCidrs: is known in a VPC that is made here"],
    [
      { "network.subnetIds": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] },
      "network.endpointCidrs: is missing",
    ],
    [{ "network.dnsResolvers": ["10.0.0.0/24"] }, "network.dnsResolvers.0"],
  ])("is refused: %j", (fields, message) => {
    expect(problems(fields)).toContain(message);
  });

  it.each<[string, Changes, Changes, string]>([
    [
      "no subscription",
      {},
      { foundation: undefined },
      "consumers.shop: needs the account's subscription of QuickSight",
    ],
    [
      "a secret that it may not read",
      {},
      { "dataServices.quicksight-token.readers": ["arn:aws:iam::111111111111:role/other"] },
      `consumers.shop.signIn: QuickSight may not read quicksight-token. Fix: add ${SECRET_ROLE} to dataServices.quicksight-token.readers`,
    ],
    [
      "addresses that are not let in",
      INTERNET,
      LIST,
      "main does not let 52.210.255.224/27 in, from where QuickSight comes",
    ],
    [
      "a workspace that the internet does not reach",
      INTERNET,
      { "network.privateLink.access": { public: { mode: "closed" } } },
      "network.mode: main is not reached from the internet",
    ],
    [
      "no way in the VPC",
      {},
      { "network.privateLink": { backend: false } },
      "calls a workspace from subnets that lead nowhere",
    ],
    [
      "a subscription in another region",
      {},
      {
        "foundation.quickSight": {
          mode: "create",
          accountName: "acme",
          notificationEmail: "bi@acme.example",
          adminGroups: ["a"],
          identityRegion: "us-east-1",
        },
      },
      "consumers.shop.identityRegion: looks for people in eu-west-1, and foundation.quickSight subscribes in us-east-1",
    ],
    [
      "a subscription without a name",
      {},
      { "foundation.quickSight": { mode: "create" } },
      "foundation.quickSight.accountName: is missing",
    ],
    [
      "a subscription without an address",
      {},
      { "foundation.quickSight": { mode: "create" } },
      "foundation.quickSight.notificationEmail: is missing",
    ],
    [
      "a subscription that nobody administers",
      {},
      { "foundation.quickSight": { mode: "create" } },
      "foundation.quickSight.adminGroups: is missing",
    ],
    [
      "groups of a center that is not used",
      {},
      { "foundation.quickSight": { mode: "create", authentication: "IAM_ONLY", readerGroups: ["all"] } },
      "foundation.quickSight.readerGroups: are of IAM Identity Center",
    ],
    [
      "a center that is not used",
      {},
      {
        "foundation.quickSight": {
          mode: "create",
          authentication: "IAM_ONLY",
          identityCenterArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
        },
      },
      "foundation.quickSight.identityCenterArn: says nothing",
    ],
    [
      "an account's name with a space",
      {},
      { "foundation.quickSight": { mode: "create", accountName: "acme bi" } },
      "is not a name of an account in QuickSight",
    ],
  ])("is refused: %s", (_, fields, more, message) => {
    expect(problems(fields, more)).toContain(message);
  });
});

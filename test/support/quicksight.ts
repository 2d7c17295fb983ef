import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { OwnNetworkInput } from "./platform";

export type QuickSightInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "quicksight" }>;

export const SECRET_ROLE = "arn:aws:iam::111111111111:role/service-role/aws-quicksight-secretsmanager-role-v0";
const TEMPLATE = "arn:aws:quicksight:eu-west-1:222222222222:template/sales/version/3";

/** Everything that there can be of QuickSight, over the VPC. */
export const shopAnalyses = (change: Partial<QuickSightInput> = {}): QuickSightInput => ({
  kind: "quicksight",
  workspace: "main",
  title: "Sales",
  warehouse: "bi",
  servicePrincipal: "ingestion",
  signIn: "quicksight-token",
  network: { mode: "vpc", dnsResolvers: ["10.0.0.2"] },
  groups: {
    readers: { mode: "create", description: "Read what sales sell", members: ["ada@acme.example", "Reader/bob"] },
    makers: { mode: "existing", name: "Sales makers" },
  },
  permissions: { makers: "owner" },
  dataSets: {
    orders: {
      title: "Orders",
      catalog: "sales",
      table: "orders",
      columns: { order_id: "INTEGER", amount: "DECIMAL", ordered_at: "DATETIME", shop: "STRING", paid: "BOOLEAN" },
      rows: { mode: "copy", refresh: { every: "day", at: "05:30", timezone: "Europe/Berlin" } },
      permissions: { readers: "viewer", makers: "owner" },
    },
    shops: {
      title: "Shops",
      catalog: "sales",
      schema: "silver",
      table: "shops",
      columns: { shop: "STRING" },
      rows: { mode: "query" },
    },
  },
  analyses: {
    draft: { title: "Draft", template: TEMPLATE, dataSets: { Orders: "orders" }, owners: ["makers"] },
  },
  dashboards: {
    sales: {
      title: "Sales of the day",
      template: TEMPLATE,
      dataSets: { Orders: "orders", Shops: "shops" },
      permissions: { readers: "viewer" },
    },
  },
  folders: {
    "shop-days": { title: "Days", parent: "all", dashboards: ["sales"] },
    all: {
      title: "Sales",
      dataSets: ["orders"],
      analyses: ["draft"],
      permissions: { readers: "viewer", makers: "owner" },
    },
  },
  assignments: {
    athena: { policyArn: "arn:aws:iam::111111111111:policy/quicksight-readers", groups: ["readers"] },
  },
  ...change,
});

/** Adds it, its secret, and what its network and account need. */
export function withQuickSight(
  input: OwnNetworkInput,
  account: AccountInput,
  change: Partial<QuickSightInput> = {},
): void {
  account.attestations = { ...account.attestations, "quicksight-subscription": "A. Lovelace, 2026-11-02" };
  input.foundation = { ...input.foundation, quickSight: { mode: "existing" } };
  input.network = { ...input.network, privateLink: { ...input.network.privateLink, backend: true } };
  input.dataServices = {
    ...input.dataServices,
    "quicksight-token": { kind: "secret", description: "Token of QuickSight", readers: [SECRET_ROLE] },
  };
  input.consumers = { ...input.consumers, shop: shopAnalyses(change) };
}

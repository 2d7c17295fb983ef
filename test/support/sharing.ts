import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";

type Consumers = NonNullable<EnvironmentInput["consumers"]>;

/** Sharing identifier of a metastore of somebody else. */
export const PARTNER = "azure:westeurope:19a84bc3-6d2e-4f10-8a57-c3b2d1e0f987";

/** A share of everything that can be shared, and a recipient of each sort. */
export const SHARING = {
  partner: {
    kind: "recipient",
    workspace: "main",
    comment: "Partner GmbH, analytics",
    authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"], expires: "2027-06-30" },
    properties: { country: "DE" },
  },
  subsidiary: {
    kind: "recipient",
    workspace: "main",
    owner: "platform-admins",
    authentication: { type: "DATABRICKS", metastore: PARTNER },
    properties: { country: "NL" },
  },
  known: { kind: "recipient", workspace: "main", authentication: { type: "existing", name: "Known-Partner" } },
  "open-orders": {
    kind: "share",
    workspace: "main",
    comment: "Orders of the last year",
    catalog: "sales",
    schemas: {
      silver: {
        objects: "named",
        tables: {
          orders: { exists: false },
          returns: {
            exists: true,
            history: true,
            sharedAs: "sales.returns",
            partitions: [{ country: { recipientProperty: "country" }, year: { op: "LIKE", value: "202%" } }],
          },
          refunds: { exists: true, changeDataFeed: true, startVersion: 3 },
          daily: { exists: true, type: "MATERIALIZED_VIEW" },
          plain: { exists: true },
        },
      },
      gold: { objects: "all", comment: "Data products" },
    },
    recipients: ["partner", "subsidiary"],
  },
  exports: {
    kind: "share",
    workspace: "main",
    owner: "platform-admins",
    catalog: "sales",
    schemas: {
      gold: {
        objects: "named",
        volumes: { exports: { sharedAs: "files.exports" } },
        models: { churn: { exists: true, sharedAs: "models.churn", comment: "Who is about to leave" } },
        functions: { net_price: { exists: true, sharedAs: "tools.net_price" } },
      },
    },
    notebooks: {
      by_day: { folder: "notebooks", file: "by_day.py", comment: "How to read the exports" },
      about: { folder: "notebooks", file: "about.html", sharedAs: "about_orders.html" },
    },
    recipients: ["subsidiary"],
  },
} as const satisfies Record<string, Consumers[string]>;

/** Lets the metastore share with the outside. */
export function shareOutside(account: AccountInput): void {
  const metastore = account.metastores["eu-west-1"];
  if (metastore?.mode !== "create") throw new Error("the metastore is made here");
  metastore.sharing = { scope: "INTERNAL_AND_EXTERNAL", recipientTokenLifetimeDays: 90, organizationName: "Acme" };
}

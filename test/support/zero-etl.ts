import type { EnvironmentInput } from "../../config/schema/environment";
import { crmCluster, shopDatabase } from "./databases";
import { prices } from "./dynamodb";
import { financeWarehouse, reportingCluster } from "./warehouses";

export type IntegrationInput = Extract<
  NonNullable<EnvironmentInput["dataServices"]>[string],
  { kind: "zero-etl-integration" }
>;

/** Tables of the cluster `crm` for the warehouse `copies`. */
export const crmIntegration = (change: Partial<IntegrationInput> = {}): IntegrationInput => ({
  kind: "zero-etl-integration",
  source: { of: "database", dataService: "crm", excludes: ["crm.audit"] },
  warehouse: "copies",
  ...change,
});

/** Integrations of every sort of source, into warehouses of both sorts, made here and there already. */
export function withIntegrations(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    crm: crmCluster(),
    shop: shopDatabase(),
    prices: prices(),
    ledger: { kind: "rds-instance", mode: "existing", identifier: "ledger-prod", engine: "mysql" },
    visits: { kind: "dynamodb-table", mode: "existing", tableName: "visits" },
    copies: financeWarehouse({ caseSensitiveNames: true, files: undefined, snapshots: undefined }),
    nightly: reportingCluster({ caseSensitiveNames: true, files: undefined, pause: undefined }),
    group: { kind: "redshift-serverless", mode: "existing", workgroup: "group-finance" },
    old: { kind: "redshift-cluster", mode: "existing", identifier: "dwh-prod" },
    "crm-copied": crmIntegration({ lagAlarm: { minutes: 30, namespace: "AWS/Redshift" } }),
    "shop-copied": crmIntegration({
      source: { of: "database", dataService: "shop", includes: ["shop.public.*"] },
      warehouse: "nightly",
      database: "shop_now",
    }),
    "prices-copied": crmIntegration({ source: { of: "dynamodb", dataService: "prices" } }),
    "ledger-copied": crmIntegration({ source: { of: "database", dataService: "ledger" }, warehouse: "group" }),
    "visits-copied": crmIntegration({ source: { of: "dynamodb", dataService: "visits" }, warehouse: "old" }),
  };
}

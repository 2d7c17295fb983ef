import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { schemaMonitor as schema } from "../../schema/consumers/schema-monitor";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";

type SchemaMonitor = z.output<typeof schema>;
export type SchemaMonitorModel = DeepReadonly<
  SchemaMonitor & {
    /** Key in the configuration. */
    key: string;
    /** Whom Terraform runs as: has to manage the schema. */
    deployer: string;
  }
>;

/** Which tables of a schema are late, or have too few rows, as Databricks finds out. */
export const schemaMonitor: Kind<SchemaMonitor, SchemaMonitorModel> = {
  what: "a monitor of a schema",
  lane: "serve",
  runs: [
    {
      what: "its scans, as often as tables are written",
      because: "Databricks plans them, and there is no switch but to remove the monitor",
      source: 'Databricks, "Anomaly detection", intelligent scanning; provider 1.99.0, databricks_data_quality_monitor',
    },
  ],
  resolve: (consumer, key, { deployer }) => ({ ...consumer, key, deployer }),
  exclusive: ({ catalog, schema: of }) =>
    catalog === undefined || of === undefined
      ? []
      : [{ what: `the monitor of schema ${catalog}.${of}`, field: ["schema"] }],
  compute: () => [{ kind: "serverless", what: "a monitor of a schema", instead: "remove it" }],
  grants: ({ catalog, schema: of, deployer }): readonly NeededGrant[] => {
    const principal = { kind: "service-principal", key: deployer } as const;
    return [
      { principal, catalog, privileges: ["USE_CATALOG"] },
      { principal, catalog, schema: of, privileges: ["MANAGE", "USE_SCHEMA"] },
    ];
  },
};

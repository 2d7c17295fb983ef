import { GRANULARITIES } from "../../config/facts/monitors";
import { PRIVILEGES, type Privilege, type SecurableKind } from "../../config/schema/privileges";
import { countries, icebergTable, orderCount, ownOrders, schemaMonitor, tableMonitor } from "../support/tables";
import type { Base } from "./every-value-base";

const everything = <K extends SecurableKind>(kind: K) => ({
  groups: { "data-engineers": [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
  servicePrincipals: { ingestion: [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
});

/** Tables of both formats, views, monitors of each sort: every choice that they have. */
export const TABLE_BASES: readonly Base[] = [
  {
    name: "tables, views and monitors",
    environment: {
      "workloads.countries": countries({
        grants: { ...everything("table"), everyone: ["SELECT"] },
        clusterBy: "auto",
        columns: [
          { name: "id", type: "BIGINT", identity: "always" },
          { name: "other_id", type: "BIGINT", identity: "default" },
        ],
      }),
      "workloads.plain": countries({ table: "plain", clusterBy: "none" }),
      "workloads.shipments": icebergTable(),
      "workloads.own-orders": ownOrders({ grants: { ...everything("view"), everyone: ["SELECT"] } }),
      "workloads.order-count": orderCount(),
      "consumers.profile": tableMonitor({
        profile: { type: "time-series", timestampColumn: "at", granularities: [...GRANULARITIES.value] },
        metrics: {
          a: { type: "aggregate", definition: "avg(1)" },
          b: { type: "derived", definition: "a / 2" },
          c: { type: "drift", definition: "{{current_df}}.a - {{base_df}}.a" },
        },
      }),
      "consumers.all": tableMonitor({ table: "countries", profile: { type: "snapshot" } }),
      "consumers.late": schemaMonitor(),
    },
  },
];

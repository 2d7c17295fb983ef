import { defineDomain } from "../define";

/** The data product Sales: its catalog, what loads it, and what shows it. */
export const sales = defineDomain({
  name: "sales",
  owner: "platform-admins",
  workspace: "main",
  catalogs: {
    sales: {
      comment: "Orders, customers and products",
      zone: "processed",
      schemas: {
        bronze: { layer: "bronze", comment: "As loaded" },
        silver: { layer: "silver", comment: "Checked and deduplicated" },
        gold: {
          layer: "gold",
          comment: "Data products",
          zone: "curated",
          volumes: { exports: { comment: "Files for partners" } },
          grants: { groups: { analysts: ["USE_SCHEMA", "SELECT"] } },
        },
      },
      grants: {
        groups: {
          "data-engineers": [
            "USE_CATALOG",
            "USE_SCHEMA",
            "SELECT",
            "MODIFY",
            "CREATE_TABLE",
            "CREATE_MATERIALIZED_VIEW",
            "READ_VOLUME",
          ],
          analysts: ["USE_CATALOG"],
        },
      },
    },
  },
  sources: {
    orders: {
      kind: "s3-files",
      format: "json",
      catalog: "sales",
      expectations: {
        order_has_id: { condition: "order_id IS NOT NULL", action: "drop" },
        amount_not_negative: { condition: "amount >= 0", action: "warn" },
      },
      schedule: { quartzCron: "0 0 * * * ?" },
      notify: ["data-platform@acme.example"],
      runAs: "ingestion",
    },
  },
  consumers: {
    "gold-overview": {
      kind: "dashboard",
      title: "Sales: data products",
      warehouse: "bi",
      catalog: "sales",
      permissions: { analysts: "CAN_READ" },
    },
  },
});

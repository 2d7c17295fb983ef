import { definePart } from "../../../../config/define";

/** Lane transform: tables that are agreed on, and what others see of them. */
export const tables = definePart({
  workloads: {
    // Reference data, which other engines read too.
    countries: {
      kind: "table",
      workspace: "main",
      catalog: "sales",
      schema: "silver",
      table: "countries",
      comment: "Countries that are sold to; finance fills it",
      columns: [
        { name: "code", type: "STRING", comment: "Two letters of ISO 3166", nullable: false },
        { name: "region", type: "STRING", comment: "Sales region, and the end of its group's name" },
        { name: "tax", type: "DECIMAL(4,2)", comment: "Percent" },
      ],
      format: { type: "delta", changeDataFeed: true, icebergReads: true },
      clusterBy: ["code"],
      grants: { groups: { "data-engineers": "writer" } },
    },
    // What a carrier's own engine reads and writes.
    shipments: {
      kind: "table",
      workspace: "main",
      catalog: "sales",
      schema: "silver",
      table: "shipments",
      comment: "Shipments, by the carrier's engine",
      columns: [
        { name: "id", type: "BIGINT", nullable: false },
        { name: "country", type: "STRING" },
        { name: "sent_at", type: "TIMESTAMP" },
      ],
      format: { type: "iceberg" },
    },
    // Analysts read the view and not its table, and see no taxes.
    "sold-to": {
      kind: "view",
      workspace: "main",
      catalog: "sales",
      schema: "gold",
      view: "sold_to",
      comment: "Countries that are sold to; taxes for engineers alone",
      exists: true,
      reads: { silver: { catalog: "sales", schema: "silver" } },
      text: [
        "SELECT code, region,",
        "  CASE WHEN is_account_group_member('data-engineers') THEN tax END AS tax",
        "FROM {{ silver }}.countries",
      ].join("\n"),
      expects: [
        {
          reader: ["data-engineers"],
          given: { "silver.countries": [{ code: "DE", region: "eu", tax: 19 }] },
          sees: [{ code: "DE", region: "eu", tax: 19 }],
        },
        {
          reader: ["analysts"],
          given: { "silver.countries": [{ code: "DE", region: "eu", tax: 19 }] },
          sees: [{ code: "DE", region: "eu", tax: null }],
        },
      ],
      grants: { groups: { analysts: "reader" } },
    },
  },
  consumers: {
    // Says when tables of gold are late, or have fewer rows than usual.
    "gold-late": { kind: "schema-monitor", workspace: "main", catalog: "sales", schema: "gold" },
    "revenue-profile": {
      kind: "table-monitor",
      workspace: "main",
      catalog: "sales",
      schema: "gold",
      table: "revenue_per_day",
      exists: true,
      profile: { type: "time-series", timestampColumn: "order_date", granularities: ["1 week"] },
      into: { catalog: "sales", schema: "silver" },
      schedule: { quartzCron: "0 0 8 * * ?" },
    },
  },
});

import { definePart } from "../../../../config/define";

/** Lane storage: buckets, and the catalog with its three layers. */
export const storage = definePart({
  zones: {
    raw: { kind: "raw", comment: "Files as they arrive", lifecycle: { expireAfterDays: 90 } },
    // Endpoints read their archives as long as they are there.
    models: { kind: "raw", comment: "Models for SageMaker" },
    // Between the lake and the warehouses beside it, for as long as a run lasts.
    exchange: {
      kind: "raw",
      comment: "Files on their way into warehouses",
      lifecycle: { expireAfterDays: 1 },
      noncurrentVersionDays: 1,
    },
    processed: { kind: "processed", comment: "Managed tables, bronze and silver" },
    curated: { kind: "curated", comment: "Managed tables, gold" },
  },
  catalogs: {
    sales: {
      comment: "Orders, customers and devices",
      zone: "processed",
      owner: "platform-admins",
      predictiveOptimization: "on",
      schemas: {
        bronze: { layer: "bronze", comment: "As loaded", predictiveOptimization: "off" },
        silver: { layer: "silver", comment: "Checked and deduplicated" },
        gold: {
          layer: "gold",
          comment: "Data products",
          zone: "curated",
          grants: { groups: { analysts: ["USE_SCHEMA", "SELECT"] } },
        },
      },
      grants: {
        groups: { "data-engineers": ["USE_CATALOG", "USE_SCHEMA", "SELECT"], analysts: ["USE_CATALOG"] },
      },
    },
  },
});

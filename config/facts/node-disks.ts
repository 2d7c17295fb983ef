import { fact } from "./fact";

/** Families of nodes with disks of their own. A pool of others needs disks, or its instances have no room for shuffles. */
export const NODES_WITH_DISKS = fact({
  value: /^(?:[a-z]+\d[a-z]*d[a-z]*|d\d[a-z]*|i\d[a-z]*|i[ms]\d[a-z]*|h1|g[456][a-z]*|gr6|p4d?e?|p5e?n?|x1e?|z1d)\./,
  source:
    'AWS, "Naming conventions" of instance types: d for instance store volumes, and the storage, GPU and x1 families that have them; Terraform Registry, databricks_instance_pool, disk_count: node types with no local disk need a disk',
  asOf: "2026-11",
});

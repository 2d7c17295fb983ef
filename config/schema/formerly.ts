import { z } from "zod";
import { slug, ucName } from "./common";

/** Key that an entry has now → the key under which it was deployed first. */
const keys = () => z.record(slug, slug).default({});

/** Entries of an environment that have another key than the one they were deployed under. */
export const formerlySchema = z.strictObject({
  /** Zones of another key: `{ incoming: "raw" }`. Default none. */
  zones: keys(),
  /** Places in S3 of another key. Default none. */
  externalLocations: keys(),
  /** Catalogs of another key; their name in Unity Catalog stays, too. Default none. */
  catalogs: z.record(ucName, ucName).default({}),
  /** Streams, databases and the like of another key. Default none. */
  dataServices: keys(),
  /** Systems outside of another key. Default none. */
  connections: keys(),
  /** What data comes from, of another key: `{ "sales-orders": "orders" }`. Default none. */
  sources: keys(),
  /** Warehouses, dashboards and the like of another key. Default none. */
  consumers: keys(),
  /** Pipelines and jobs of another key. Default none. */
  workloads: keys(),
});

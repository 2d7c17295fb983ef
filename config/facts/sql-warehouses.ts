import { fact } from "./fact";

/** Clusters of a SQL warehouse, as the provider validates them before it asks Databricks. */
export const PROVIDER_CLUSTERS = fact({
  value: { most: 30 },
  source: "Databricks provider, databricks_sql_endpoint: max_num_clusters is checked to be 1 to 30",
  asOf: "2026-08",
  holdsFor: "provider 1.99.0; 1.105 and newer let 40 through",
});

/** Clusters of a SQL warehouse, as Databricks itself takes them. */
export const API_CLUSTERS = fact({
  value: {
    /** The most that `max_num_clusters` can be. */
    most: 40,
    /** The most that `min_num_clusters` can be. */
    mostAtLeast: 30,
  },
  source: "Databricks, SQL Warehouses API",
  asOf: "2026-08",
});

/** The most clusters that get through: the provider's own check comes first. */
export const MOST_CLUSTERS = Math.min(PROVIDER_CLUSTERS.value.most, API_CLUSTERS.value.most);

/** Fewest minutes of idleness after which a warehouse can stop; 0 is never. */
export const SHORTEST_STOP = fact({
  value: { serverless: 5, classic: 10 },
  source: 'Databricks, SQL Warehouses API; for serverless the console, "Auto stop" (the API may take less)',
  asOf: "2026-08",
});

/** Permissions on a warehouse with which queries can be run; CAN_VIEW only shows it. */
export const QUERY_LEVELS = fact<readonly string[]>({
  value: ["CAN_USE", "CAN_MONITOR", "CAN_MANAGE"],
  source: 'Databricks, "Access control lists", SQL warehouse ACLs',
  asOf: "2026-08",
});

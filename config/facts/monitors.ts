import { fact } from "./fact";

/** Lengths of time that a monitor puts rows together by. */
export const GRANULARITIES = fact({
  value: [
    "5 minutes",
    "30 minutes",
    "1 hour",
    "1 day",
    "1 week",
    "2 weeks",
    "3 weeks",
    "4 weeks",
    "1 month",
    "1 year",
  ] as const,
  source: "Databricks, Quality monitors API, granularities; provider 1.99.0, databricks_quality_monitor",
  asOf: "2026-11",
});

/** Ends of the names of the two tables that a monitor keeps. */
export const METRIC_TABLES = fact({
  value: ["_profile_metrics", "_drift_metrics"] as const,
  source: 'Databricks, "Monitor metric tables"',
  asOf: "2026-11",
});

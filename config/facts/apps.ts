import { fact } from "./fact";

/** Sizes of an app's compute. */
export const APP_SIZES = fact({
  value: ["MEDIUM", "LARGE"] as const,
  source:
    'Databricks, Apps API, "ComputeSize": MEDIUM has 2 vCPUs and 6 GB, LARGE 4 and 12; the figures are from memory',
  asOf: "2026-11",
  holdsFor: "provider 1.99.0; newer ones know XLARGE too",
});

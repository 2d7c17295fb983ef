import type { EnvironmentInput } from "../../config/schema/environment";

export const DATA_SET = "0123456789abcdef0123456789abcdef";

/** Adds `prices`, which others get, and `weather`, which comes from others. */
export function withDataExchange(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    prices: {
      kind: "data-exchange",
      mode: "provide",
      description: "Prices of every day",
      revisions: {
        "first-half": { comment: "January to June", files: ["exports/prices-1.csv", "exports/prices-2.csv"] },
        draft: { files: ["exports/prices-3.csv"], finalized: false },
      },
    },
    weather: { kind: "data-exchange", mode: "consume", dataSetId: DATA_SET, folder: "bought/weather" },
  };
}

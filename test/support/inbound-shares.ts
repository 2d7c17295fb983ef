import type { EnvironmentInput } from "../../config/schema/environment";

type Input<K extends string> = Extract<NonNullable<EnvironmentInput["connections"]>[string], { kind: K }>;
export type SharedCatalogInput = Input<"shared-catalog">;

/** What a company with Databricks shares, as a catalog. */
export const marketCatalog = (change: Partial<SharedCatalogInput> = {}): SharedCatalogInput => ({
  kind: "shared-catalog",
  provider: "exchange",
  share: "prices 2026",
  comment: "Prices of the exchange",
  owner: "data-engineers",
  grants: { groups: { analysts: ["SELECT", "USE_CATALOG", "USE_SCHEMA"] } },
  ...change,
});

/** Adds a company that shares over Databricks, one that shares without, and a catalog of each. */
export function withInboundShares(input: EnvironmentInput): void {
  input.connections = {
    ...input.connections,
    exchange: { kind: "provider", mode: "existing", name: "Stock Exchange (EU)" },
    weather: { kind: "provider", mode: "token", comment: "Weather service, without Databricks" },
    world: { kind: "provider", mode: "marketplace", name: "World data", listings: ["Holidays by country"] },
    holidays: marketCatalog({ provider: "world", share: "holidays", comment: "Holidays by country" }),
    prices: marketCatalog(),
    forecasts: marketCatalog({ provider: "weather", share: "forecasts", comment: "Forecasts by region" }),
  };
}

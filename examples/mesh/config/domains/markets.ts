import { defineDomain } from "../../../../config/define";

/** Markets: what exchanges and providers share, and what the company makes of it. */
export const markets = defineDomain({
  name: "markets",
  owner: "markets-owners",
  inAccount: { groups: { "markets-owners": { mode: "create" } } },
  workspace: "lake",
  costCentre: "4713",
  catalogs: {
    markets: {
      comment: "Prices and positions by day.",
      zone: "curated",
      grants: { everyone: ["BROWSE"], groups: { analysts: "reader", "data-stewards": "steward" } },
      schemas: {
        positions: { layer: "gold", comment: "Positions, valued at the last price." },
        models: {
          layer: "gold",
          comment: "Models of prices, by instrument.",
          models: {
            price: {
              comment: "Forecasts of prices for a week.",
              registeredBy: "loader",
              grants: { groups: { analysts: "reader" } },
            },
          },
        },
      },
    },
  },
  connections: {
    exchange: { kind: "provider", mode: "existing", name: "Stock Exchange (EU)" },
    weather: { kind: "provider", mode: "token", comment: "Weather service, which has no Databricks." },
    prices: {
      kind: "shared-catalog",
      provider: "exchange",
      share: "prices",
      comment: "Prices of the exchange, by the minute.",
      accessRequests: { emails: ["market-data@acme.example"] },
      grants: { everyone: ["BROWSE"], groups: { analysts: "reader" } },
    },
    forecasts: {
      kind: "shared-catalog",
      provider: "weather",
      share: "forecasts",
      comment: "Forecasts of the weather, by region.",
      workspaces: ["lake"],
      grants: { groups: { analysts: "reader" } },
    },
  },
});

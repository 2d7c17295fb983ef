import type { EnvironmentInput } from "../../config/schema/environment";
import { withInboundShares } from "./inbound-shares";
import { METASTORE } from "./metastore";

const CHANNEL = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

/** Requests for access to everything that may say where they go, each in another way. */
export function withAccessRequests(input: EnvironmentInput): void {
  withInboundShares(input);
  const { sales } = input.catalogs ?? {};
  const { gold } = sales?.schemas ?? {};
  if (sales === undefined || gold === undefined) throw new Error("the example has a catalog sales with a schema gold");
  sales.accessRequests = { emails: ["sales-data@acme.example", "governance@acme.example"] };
  sales.grants = { ...sales.grants, everyone: ["BROWSE"] };
  gold.accessRequests = { url: "https://requests.acme.example/data?for=gold" };
  for (const zone of Object.values(input.zones ?? {}))
    zone.accessRequests = { channels: [{ kind: "slack", id: CHANNEL }] };
  input.externalLocations = {
    ...input.externalLocations,
    partner: { url: "s3://partner-exchange/out", comment: "What partners send", accessRequests: "off" },
  };
  input.connections = {
    ...input.connections,
    warehouse: {
      kind: "connection",
      mode: "create",
      type: "snowflake",
      options: { host: "acme.snowflakecomputing.com", user: "databricks", sfWarehouse: "reading" },
      secrets: ["pem_private_key"],
      comment: "Warehouse of the group",
      accessRequests: { channels: [{ kind: "microsoft-teams", id: CHANNEL }] },
    },
    books: {
      kind: "foreign-catalog",
      connection: "warehouse",
      comment: "Books of the group",
      options: { database: "BOOKS" },
      owner: "data-engineers",
      accessRequests: { channels: [{ kind: "webhook", id: CHANNEL }], emails: ["books@acme.example"] },
    },
  };
  const { prices } = input.connections;
  if (prices?.kind === "shared-catalog") prices.accessRequests = { emails: ["market-data@acme.example"] };
  input.metastore = METASTORE;
}

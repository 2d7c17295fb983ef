import type { EnvironmentInput } from "../../config/schema/environment";

/** What there is once in the metastore: rights on it, where requests for access go, and system schemas with their readers. */
export const METASTORE: NonNullable<EnvironmentInput["metastore"]> = {
  grants: {
    groups: { "data-engineers": ["CREATE_CONNECTION", "USE_MARKETPLACE_ASSETS"] },
    servicePrincipals: { ingestion: ["CREATE_CONNECTION"] },
  },
  accessRequests: { emails: ["governance@acme.example"] },
  externalMetadata: {
    revenue_report: {
      system: "power-bi",
      entity: "Report",
      comment: "What the board looks at",
      url: "https://app.powerbi.com/groups/me/reports/1",
      columns: ["revenue", "day"],
      properties: { workspace: "Finance" },
      owner: "platform-admins",
    },
    crm: { system: "salesforce", entity: "Organization", comment: "Customers of the group" },
  },
  systemSchemas: {
    access: { groups: ["platform-admins"] },
    billing: { groups: ["analysts"], servicePrincipals: ["ingestion"] },
    query: {},
  },
};

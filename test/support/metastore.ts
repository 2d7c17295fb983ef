import type { EnvironmentInput } from "../../config/schema/environment";

/** What there is once in the metastore: rights on it, where requests for access go, and system schemas with their readers. */
export const METASTORE: NonNullable<EnvironmentInput["metastore"]> = {
  grants: {
    groups: { "data-engineers": ["CREATE_CONNECTION", "USE_MARKETPLACE_ASSETS"] },
    servicePrincipals: { ingestion: ["CREATE_CONNECTION"] },
  },
  accessRequests: { emails: ["governance@acme.example"] },
  systemSchemas: {
    access: { groups: ["platform-admins"] },
    billing: { groups: ["analysts"], servicePrincipals: ["ingestion"] },
    query: {},
  },
};

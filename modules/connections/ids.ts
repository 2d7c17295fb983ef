import type { Grants } from "../../config/derive/grants";
import type { Contributed } from "../kinds/contribution";

/** Ids of workspaces that may use a securable: key → id. */
export const workspaceIdsOf = (keys: readonly string[], read: Contributed<object>["read"]): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, read("workspace", "workspace_ids", key)]));

/** Application ids of the service principals that grants name: key → id. */
export const applicationIdsOf = (grants: Grants, read: Contributed<object>["read"]): Record<string, string> =>
  Object.fromEntries(
    grants.flatMap(({ principal }) =>
      principal.kind === "service-principal"
        ? [[principal.key, read("account", "service_principal_application_ids", principal.key)]]
        : [],
    ),
  );

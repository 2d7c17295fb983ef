import type { EnterpriseCatalogModel } from "../../../config/kinds/consumers/enterprise-catalog";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { warehousePath } from "../warehouse-path";

export const contributions: Contributions<EnterpriseCatalogModel> = {
  /** What the tool's connector is told, as JSON: nothing in it is a secret. */
  serving(_scope, _id, context) {
    const { entry: tool, read } = context;
    const url = read("workspace", "workspace_urls", tool.workspace);
    return {
      enterprise_catalog_sheets: JSON.stringify({
        workspace_url: url,
        ...(tool.warehouse !== undefined && {
          http_path: warehousePath(read("serving", "warehouse_ids", tool.warehouse)),
        }),
        token_url: `${url}/oidc/v1/token`,
        client_id: runAsOf(tool.servicePrincipal, context).applicationId,
        catalogs: tool.catalogs.map((catalog) => read("unity-catalog", "catalog_names", catalog)),
        system_schemas: tool.systemSchemas.map((schema) => `system.${schema}`),
        ...(tool.addresses !== undefined && { addresses: tool.addresses }),
      }),
    };
  },
};

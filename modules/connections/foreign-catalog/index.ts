import { foreignCatalogGrants } from "../../../config/derive/grant-list";
import type { ForeignCatalogModel } from "../../../config/kinds/connections/foreign-catalog";
import type { Contributions } from "../../kinds/contribution";
import { applicationIdsOf } from "../application-ids";
import { ForeignCatalog } from "./foreign-catalog";

export const contributions: Contributions<ForeignCatalogModel> = {
  connections(scope, id, { entry: catalog, deployer, protection, read }) {
    const grants = foreignCatalogGrants(deployer.key, catalog.owner, catalog.users, catalog.grants);
    const made = new ForeignCatalog(scope, id, {
      catalog,
      connectionName: read("connections", "connection_names", catalog.connection),
      grants,
      applicationIds: applicationIdsOf(grants, read),
      workspaceIds: Object.fromEntries(
        catalog.boundWorkspaces.map((key) => [key, read("workspace", "workspace_ids", key)]),
      ),
      preventDestroy: protection.preventDestroy,
    });
    return { foreign_catalog_names: made.catalogName };
  },
};

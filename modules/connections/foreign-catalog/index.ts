import { readCatalogGrants } from "../../../config/derive/grant-list";
import { mapValues } from "../../../config/derive/map-values";
import type { ForeignCatalogModel } from "../../../config/kinds/connections/foreign-catalog";
import type { Contributions } from "../../kinds/contribution";
import { literal } from "../../terraform/literal";
import { applicationIdsOf, workspaceIdsOf } from "../ids";
import { ReadCatalog } from "../read-catalog";

export const contributions: Contributions<ForeignCatalogModel> = {
  connections(scope, id, { entry: catalog, deployer, protection, read }) {
    const grants = readCatalogGrants<"foreign_catalog">(deployer.key, catalog.owner, catalog.users, catalog.grants);
    const made = new ReadCatalog(scope, id, {
      ...catalog,
      over: {
        connectionName: read("connections", "connection_names", catalog.connection),
        options: mapValues(catalog.options, literal),
      },
      kind: "foreign_catalog",
      grants,
      applicationIds: applicationIdsOf(grants, read),
      workspaceIds: workspaceIdsOf(catalog.boundWorkspaces, read),
      preventDestroy: protection.preventDestroy,
    });
    return { foreign_catalog_names: made.catalogName };
  },
};

import { readCatalogGrants } from "../../../config/derive/grant-list";
import type { SharedCatalogModel } from "../../../config/kinds/connections/shared-catalog";
import type { Contributions } from "../../kinds/contribution";
import { literal } from "../../terraform/literal";
import { applicationIdsOf, workspaceIdsOf } from "../ids";
import { ReadCatalog } from "../read-catalog";

export const contributions: Contributions<SharedCatalogModel> = {
  connections(scope, id, { entry: catalog, deployer, protection, read }) {
    const grants = readCatalogGrants<"shared_catalog">(deployer.key, catalog.owner, [], catalog.grants);
    const made = new ReadCatalog(scope, id, {
      ...catalog,
      over: {
        providerName: read("connections", "provider_names", catalog.provider),
        shareName: literal(catalog.share),
      },
      kind: "shared_catalog",
      grants,
      applicationIds: applicationIdsOf(grants, read),
      workspaceIds: workspaceIdsOf(catalog.boundWorkspaces, read),
      preventDestroy: protection.preventDestroy,
    });
    return { shared_catalog_names: made.catalogName };
  },
};

import { at } from "../../../config/derive/at";
import { tableGrants } from "../../../config/derive/grant-list";
import type { ViewModel } from "../../../config/kinds/workloads/view";
import { quoteName } from "../../../config/sql";
import { applicationIdsOf } from "../../connections/ids";
import type { Contributions, Made } from "../../kinds/contribution";
import { View } from "./view";

export const contributions: Contributions<ViewModel> = {
  // After all that makes tables: Databricks looks at what a view reads.
  activation(scope, id, { entry: view, read }): Made {
    if (!view.exists) return {};
    const catalogName = (key: string) => read("unity-catalog", "catalog_names", key);
    const grants = tableGrants<"view">(view.deployer, view.grants);
    const made = new View(scope, id, {
      view,
      grants,
      catalogName: catalogName(view.catalog),
      sqlOf(name) {
        if (Object.hasOwn(view.views, name)) return read("activation", "view_names", at(view.views, name));
        const { catalog, schema } = at(view.reads, name);
        return `${quoteName(catalogName(catalog))}.${quoteName(schema)}`;
      },
      warehouseId: read("settings", "bootstrap_warehouse_id"),
      applicationIds: applicationIdsOf(grants, read),
    });
    return { view_names: made.fullName };
  },
};

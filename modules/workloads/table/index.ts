import { tableGrants } from "../../../config/derive/grant-list";
import type { TableModel } from "../../../config/kinds/workloads/table";
import { applicationIdsOf } from "../../connections/ids";
import type { Contributions } from "../../kinds/contribution";
import { ManagedTable } from "./table";

export const contributions: Contributions<TableModel> = {
  // Before all that fills or reads it.
  ingestion(scope, id, { entry: table, protection, read }) {
    const grants = tableGrants<"table">(table.deployer, table.grants);
    const made = new ManagedTable(scope, id, {
      table,
      grants,
      protection,
      catalogName: read("unity-catalog", "catalog_names", table.catalog),
      warehouseId: read("settings", "bootstrap_warehouse_id"),
      applicationIds: applicationIdsOf(grants, read),
    });
    return { table_names: made.fullName };
  },
};

import { Construct } from "constructs";
import type { TableTagsModel } from "../../../config/kinds/consumers/table-tags";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { EntityTags, idOf } from "../../unity-catalog/entity-tags";

export const contributions: Contributions<TableTagsModel> = {
  // After what makes the table: tags are put on what is there.
  activation(parent, id, { entry: { catalog, schema, table, tableTags, columnTags }, read }) {
    const scope = new Construct(parent, id);
    const name = [read("unity-catalog", "catalog_names", catalog), schema, table].join(".");
    configured(new EntityTags(scope, "table", { type: "tables", name, tags: tableTags }), ".tableTags");
    for (const [column, tags] of Object.entries(columnTags)) {
      configured(
        new EntityTags(scope, `column-${idOf(column)}`, { type: "columns", name: `${name}.${column}`, tags }),
        `.columnTags.${column}`,
      );
    }
    return {};
  },
};

import { SqlTable } from "@cdktf/provider-databricks/lib/sql-table";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../../config/derive/grants";
import type { TableModel } from "../../../config/kinds/workloads/table";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";
import { EntityTags, idOf } from "../../unity-catalog/entity-tags";
import { Grants } from "../../unity-catalog/grants";
import { propertiesOf } from "./properties";

export interface ManagedTableProps {
  readonly table: TableModel;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
  /** Id of the SQL warehouse that runs the statements. */
  readonly warehouseId: string;
  readonly grants: ResolvedGrants<"table">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  readonly protection: Pick<Protection, "preventDestroy">;
}

/** A managed table, its tags, and who may do what with it. Deleting it deletes its data, after some days. */
export class ManagedTable extends Construct {
  /** `catalog.schema.table`; a reference. */
  readonly fullName: string;

  constructor(scope: Construct, id: string, props: ManagedTableProps) {
    super(scope, id);
    const { table } = props;
    const isIceberg = table.format.type === "iceberg";
    const properties = propertiesOf(table);
    // Of another format it is another table: the provider would change nothing, and nobody would hear of it.
    const made = new SqlTable(this, isIceberg ? "iceberg" : "Resource", {
      catalogName: props.catalogName,
      schemaName: table.schema,
      name: table.table,
      tableType: "MANAGED",
      warehouseId: props.warehouseId,
      comment: literal(table.comment),
      column: table.columns.map(columnOf),
      // Not said for Delta: the provider would replace a table of that name, with all that is in it, where one is there.
      ...(isIceberg && { dataSourceFormat: "ICEBERG" }),
      ...(table.clusterBy !== undefined && { clusterKeys: clusterKeys(table.clusterBy) }),
      ...(Object.keys(properties).length > 0 && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, literal(value)])),
      }),
      ...(table.owner !== undefined && { owner: table.owner }),
      lifecycle: {
        preventDestroy: props.protection.preventDestroy,
        // Another word for it in an answer of Databricks would make the table anew, without its data.
        ...(isIceberg && { ignoreChanges: ["data_source_format"] }),
      },
    });
    this.fullName = made.id;
    configured(new EntityTags(this, "tags", { type: "tables", name: made.id, tags: table.tags }), ".tags");
    for (const [index, { name, tags }] of table.columns.entries()) {
      configured(
        new EntityTags(this, `column-${idOf(name)}`, { type: "columns", name: `${made.id}.${name}`, tags }),
        `.columns.${index}.tags`,
      );
    }
    configured(
      new Grants(this, "grants", {
        kind: "table",
        securable: made.id,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
  }
}

/** As Databricks answers a type, without spaces: another writing of it would be a change of type, which is refused. */
const columnOf = ({ name, type, comment, nullable, identity }: TableModel["columns"][number]) => ({
  name,
  type: type.replaceAll(" ", ""),
  nullable,
  ...(comment !== undefined && { comment: literal(comment) }),
  ...(identity !== undefined && { identity }),
});

const clusterKeys = (by: NonNullable<TableModel["clusterBy"]>): string[] =>
  typeof by === "string" ? [by.toUpperCase()] : [...by];

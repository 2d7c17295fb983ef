import { SqlTable } from "@cdktf/provider-databricks/lib/sql-table";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../../config/derive/grants";
import type { ViewModel } from "../../../config/kinds/workloads/view";
import { withSchemas } from "../../../config/schemas-in-sql";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";
import { Grants } from "../../unity-catalog/grants";

export interface ViewProps {
  readonly view: ViewModel;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
  /** A name in the query → what stands there in SQL. */
  readonly sqlOf: (name: string) => string;
  /** Id of the SQL warehouse that runs the statements. */
  readonly warehouseId: string;
  readonly grants: ResolvedGrants<"view">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
}

/** A view, and who may read it. It holds no data; the deployer owns it, and it reads with the deployer's rights. */
export class View extends Construct {
  /** `catalog.schema.view`; a reference. */
  readonly fullName: string;

  constructor(scope: Construct, id: string, props: ViewProps) {
    super(scope, id);
    const { view } = props;
    const made = new SqlTable(this, "Resource", {
      catalogName: props.catalogName,
      schemaName: view.schema,
      name: view.view,
      tableType: "VIEW",
      warehouseId: props.warehouseId,
      comment: literal(view.comment),
      viewDefinition: withSchemas(view.text, literal, props.sqlOf),
    });
    this.fullName = made.id;
    configured(
      new Grants(this, "grants", {
        kind: "view",
        securable: made.id,
        grants: props.grants,
        applicationIds: props.applicationIds,
        // A comment that changes makes the view anew, and its grants are gone with it.
        replacedWith: `${made.terraformResourceType}.${made.friendlyUniqueId}.table_id`,
      }),
      ".grants",
    );
  }
}

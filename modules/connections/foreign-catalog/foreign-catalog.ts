import { Catalog } from "@cdktf/provider-databricks/lib/catalog";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../../config/derive/grants";
import { mapValues } from "../../../config/derive/map-values";
import type { ForeignCatalogModel } from "../../../config/kinds/connections/foreign-catalog";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";
import { Grants } from "../../unity-catalog/grants";
import { WorkspaceBindings } from "../../unity-catalog/workspace-bindings";

export interface ForeignCatalogProps {
  readonly catalog: ForeignCatalogModel;
  /** Name of the connection. */
  readonly connectionName: string;
  readonly grants: ResolvedGrants<"foreign_catalog">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  /** Workspace key → id of those that may use it, beside the one that it is managed through. */
  readonly workspaceIds: Readonly<Record<string, string>>;
  /** Other options or another connection replace it, with every grant on what is inside. */
  readonly preventDestroy: boolean;
}

/** A catalog whose data stays where it is. It holds none, so that nothing is lost with it but grants. */
export class ForeignCatalog extends Construct {
  readonly catalogName: string;

  constructor(scope: Construct, id: string, props: ForeignCatalogProps) {
    super(scope, id);
    const { catalog } = props;
    const made = new Catalog(this, "Resource", {
      name: catalog.name,
      comment: literal(catalog.comment),
      connectionName: props.connectionName,
      options: mapValues(catalog.options, literal),
      // Environments of a region share the metastore, and often groups: open, each would see the others' data.
      isolationMode: "ISOLATED",
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    this.catalogName = made.name;
    configured(
      new WorkspaceBindings(this, "workspaces", {
        securableType: "catalog",
        securable: made.name,
        workspaceIds: props.workspaceIds,
      }),
      ".workspaces",
    );
    configured(
      new Grants(this, "grants", {
        kind: "foreign_catalog",
        securable: made.name,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
  }
}

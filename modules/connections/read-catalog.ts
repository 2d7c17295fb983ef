import { Catalog, type CatalogConfig } from "@cdktf/provider-databricks/lib/catalog";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../config/derive/grants";
import type { SecurableKind } from "../../config/schema/privileges";
import { configured } from "../configured";
import { literal } from "../terraform/literal";
import { AccessRequests, type AccessRequestsProps } from "../unity-catalog/access-requests";
import { Grants } from "../unity-catalog/grants";
import { WorkspaceBindings } from "../unity-catalog/workspace-bindings";

export interface ReadCatalogProps<K extends SecurableKind> {
  /** Name in Unity Catalog. */
  readonly name: string;
  readonly comment: string;
  /** Where its data is. */
  readonly over: Pick<CatalogConfig, "connectionName" | "options" | "providerName" | "shareName">;
  /** Kind of catalog, for its grants. */
  readonly kind: K;
  readonly grants: ResolvedGrants<K>;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  /** Workspace key → id of those that may use it, beside the one that it is managed through. */
  readonly workspaceIds: Readonly<Record<string, string>>;
  /** Where requests for access go. Default: as Databricks has it. */
  readonly accessRequests?: AccessRequestsProps["to"];
  /** What it is over cannot change in place, and grants on what is inside go with it. */
  readonly preventDestroy: boolean;
}

/** A catalog whose data is elsewhere. It holds none, so that nothing is lost with it but grants. */
export class ReadCatalog<K extends SecurableKind> extends Construct {
  readonly catalogName: string;

  constructor(scope: Construct, id: string, props: ReadCatalogProps<K>) {
    super(scope, id);
    const made = new Catalog(this, "Resource", {
      name: props.name,
      comment: literal(props.comment),
      ...props.over,
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
        kind: props.kind,
        securable: made.name,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
    configured(
      new AccessRequests(this, "access-requests", { type: "CATALOG", name: made.name, to: props.accessRequests }),
      ".accessRequests",
    );
  }
}

import { Catalog as DatabricksCatalog } from "@cdktf/provider-databricks/lib/catalog";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import type { CatalogGrants } from "../../config/derive/grants";
import { mapValues } from "../../config/derive/map-values";
import type { Catalog as CatalogConfig, Protection } from "../../config/model";
import { configured } from "../configured";
import { AccessRequests } from "./access-requests";
import { EntityTags } from "./entity-tags";
import { Grants } from "./grants";
import { predictiveOptimization } from "./predictive-optimization";
import { Schema } from "./schema";
import { WorkspaceBindings } from "./workspace-bindings";

export interface CatalogProps {
  readonly config: CatalogConfig;
  readonly grants: CatalogGrants;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  /** Workspace key → id of the workspaces that may use the catalog beside the one it is managed through. */
  readonly workspaceIds: Readonly<Record<string, string>>;
  readonly protection: Protection;
  /** Governed tags, which are there before something has them. Default none. */
  readonly governedTags?: readonly ITerraformDependable[];
  /** The external locations that hold the storage roots of the catalog and its schemas. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * The catalog of a data domain, with its schemas. No owner is set anywhere: the deployer that creates a
 * securable stays its owner, so that no grant can ever lock it out, not even while destroying.
 */
export class Catalog extends Construct {
  /** Name in the metastore; a reference. */
  readonly catalogName: string;
  /** Schema → `catalog.schema`; references. */
  readonly schemaNames: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: CatalogProps) {
    super(scope, id);
    const { config, applicationIds, protection } = props;
    const catalog = new DatabricksCatalog(this, "Resource", {
      name: config.name,
      comment: config.comment,
      storageRoot: config.storageRoot,
      ...predictiveOptimization(config.predictiveOptimization),
      // Environments of a region share the metastore, and often groups: open, each would see the others' data.
      isolationMode: "ISOLATED",
      forceDestroy: protection.forceDestroy,
      lifecycle: { preventDestroy: protection.preventDestroy },
      dependsOn: [...props.dependsOn],
    });
    this.catalogName = catalog.name;
    configured(
      new WorkspaceBindings(this, "workspaces", {
        securableType: "catalog",
        securable: catalog.name,
        workspaceIds: props.workspaceIds,
      }),
      ".workspaces",
    );
    const grants = configured(
      new Grants(this, "grants", {
        kind: "catalog",
        securable: catalog.name,
        grants: props.grants.grants,
        applicationIds,
      }),
      ".grants",
    );
    configured(
      new AccessRequests(this, "access-requests", { type: "CATALOG", name: catalog.name, to: config.accessRequests }),
      ".accessRequests",
    );
    configured(
      new EntityTags(this, "tags", {
        type: "catalogs",
        name: catalog.name,
        tags: config.tags,
        ...(props.governedTags && { dependsOn: props.governedTags }),
      }),
      ".tags",
    );
    const schemas = mapValues(config.schemas, (schema, name) =>
      configured(
        new Schema(this, `schema-${name}`, {
          catalogName: catalog.name,
          name,
          config: schema,
          grants: at(props.grants.schemas, name),
          applicationIds,
          protection,
          ...(props.governedTags && { governedTags: props.governedTags }),
          dependsOn: [grants.dependable],
        }),
        `.schemas.${name}`,
      ),
    );
    this.schemaNames = mapValues(schemas, (schema) => schema.fullName);
  }
}

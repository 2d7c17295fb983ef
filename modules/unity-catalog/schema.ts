import { Schema as DatabricksSchema } from "@cdktf/provider-databricks/lib/schema";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import type { SchemaGrants } from "../../config/derive/grants";
import type { Protection, Schema as SchemaConfig } from "../../config/model";
import { configured } from "../configured";
import { AccessRequests } from "./access-requests";
import { EntityTags } from "./entity-tags";
import { Grants } from "./grants";
import { predictiveOptimization } from "./predictive-optimization";
import { RegisteredModel } from "./registered-model";
import { ManagedVolume } from "./volume";

export interface SchemaProps {
  /** Name of the catalog; a reference to it. */
  readonly catalogName: string;
  readonly name: string;
  readonly config: Pick<
    SchemaConfig,
    "layer" | "comment" | "storageRoot" | "predictiveOptimization" | "tags" | "volumes" | "models" | "accessRequests"
  >;
  readonly grants: SchemaGrants;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  readonly protection: Protection;
  /** Governed tags, which are there before something has them. Default none. */
  readonly governedTags?: readonly ITerraformDependable[];
  /** The catalog's grants: the deployer keeps its privileges there until the schema is gone. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** A schema of a catalog with its managed volumes and its registered models. */
export class Schema extends Construct {
  /** `catalog.schema`; a reference. */
  readonly fullName: string;

  constructor(scope: Construct, id: string, props: SchemaProps) {
    super(scope, id);
    const { config } = props;
    const schema = new DatabricksSchema(this, "Resource", {
      catalogName: props.catalogName,
      name: props.name,
      comment: config.comment,
      properties: { layer: config.layer },
      ...(config.storageRoot === undefined ? {} : { storageRoot: config.storageRoot }),
      ...predictiveOptimization(config.predictiveOptimization),
      forceDestroy: props.protection.forceDestroy,
      lifecycle: { preventDestroy: props.protection.preventDestroy },
      dependsOn: [...props.dependsOn],
    });
    this.fullName = schema.id;
    configured(
      new AccessRequests(this, "access-requests", { type: "SCHEMA", name: schema.id, to: config.accessRequests }),
      ".accessRequests",
    );
    configured(
      new EntityTags(this, "tags", {
        type: "schemas",
        name: schema.id,
        tags: config.tags,
        ...(props.governedTags && { dependsOn: props.governedTags }),
      }),
      ".tags",
    );
    const grants = configured(
      new Grants(this, "grants", {
        kind: "schema",
        securable: schema.id,
        grants: props.grants.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
    for (const [name, volume] of Object.entries(config.volumes)) {
      configured(
        new ManagedVolume(this, `volume-${name}`, {
          catalogName: schema.catalogName,
          schemaName: schema.name,
          name,
          comment: volume.comment,
          grants: at(props.grants.volumes, name),
          applicationIds: props.applicationIds,
          protection: props.protection,
          files: volume.shipped,
          dependsOn: [grants.dependable],
        }),
        `.volumes.${name}`,
      );
    }
    for (const [name, { comment, registeredBy }] of Object.entries(config.models)) {
      configured(
        new RegisteredModel(this, `model-${name}`, {
          catalogName: schema.catalogName,
          schemaName: schema.name,
          name,
          comment,
          owner: registeredBy === undefined ? undefined : at(props.applicationIds, registeredBy),
          grants: at(props.grants.models, name),
          applicationIds: props.applicationIds,
          protection: props.protection,
          dependsOn: [grants.dependable],
        }),
        `.models.${name}`,
      );
    }
  }
}

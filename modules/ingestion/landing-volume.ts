import { Grants } from "@cdktf/provider-databricks/lib/grants";
import { Volume } from "@cdktf/provider-databricks/lib/volume";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { RunAs } from "./run-as";

export interface LandingVolumeProps {
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
  /** Schema of the catalog that holds the volume. */
  readonly schemaName: string;
  readonly name: string;
  /** `s3://bucket/folder`, inside an external location and outside of every other volume and table. */
  readonly storageLocation: string;
  /** Shown in Catalog Explorer. */
  readonly comment: string;
  /** Who reads the files. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/**
 * The folder where a source's files arrive, as an external volume. The files are S3's: replacing or dropping
 * the volume leaves them where they are.
 */
export class LandingVolume extends Construct {
  /** `/Volumes/<catalog>/<schema>/<volume>`. */
  readonly path: string;
  /** What has to be there before somebody reads the files. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LandingVolumeProps) {
    super(scope, id);
    const volume = new Volume(this, "volume", {
      catalogName: props.catalogName,
      schemaName: props.schemaName,
      name: props.name,
      volumeType: "EXTERNAL",
      storageLocation: props.storageLocation,
      comment: props.comment,
    });
    const grants = new Grants(this, "grants", {
      volume: volume.id,
      grant: [
        { principal: props.deployerApplicationId, privileges: ["MANAGE"] },
        { principal: props.runAs.applicationId, privileges: ["READ_VOLUME"] },
      ],
    });
    this.path = volume.volumePath;
    this.dependables = [grants];
  }
}

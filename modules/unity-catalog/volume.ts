import { File } from "@cdktf/provider-databricks/lib/file";
import { Volume as DatabricksVolume } from "@cdktf/provider-databricks/lib/volume";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../config/derive/grants";
import { logicalId } from "../../config/derive/logical-id";
import type { Protection } from "../../config/model";
import type { ProjectFile } from "../../config/project-files";
import { configured } from "../configured";
import { Grants } from "./grants";

export interface ManagedVolumeProps {
  readonly catalogName: string;
  readonly schemaName: string;
  readonly name: string;
  /** Shown in Catalog Explorer. */
  readonly comment: string;
  readonly grants: ResolvedGrants<"volume">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  readonly protection: Protection;
  /** Files that the platform puts there. */
  readonly files: readonly ProjectFile[];
  /** The schema's grants: the deployer keeps its privileges there until the volume is gone. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** A managed volume: files in the storage of its schema. Deleting it deletes them. */
export class ManagedVolume extends Construct {
  constructor(scope: Construct, id: string, props: ManagedVolumeProps) {
    super(scope, id);
    const volume = new DatabricksVolume(this, "Resource", {
      catalogName: props.catalogName,
      schemaName: props.schemaName,
      name: props.name,
      comment: props.comment,
      volumeType: "MANAGED",
      lifecycle: { preventDestroy: props.protection.preventDestroy },
      dependsOn: [...props.dependsOn],
    });
    configured(
      new Grants(this, "grants", {
        kind: "volume",
        securable: volume.id,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
    for (const { path, contentBase64 } of props.files)
      configured(
        // The path says by itself which volume it is in, so that the file waits for it.
        new File(this, `file-${logicalId(path)}`, { path: `${volume.volumePath}/${path}`, contentBase64 }),
        ".files",
      );
  }
}

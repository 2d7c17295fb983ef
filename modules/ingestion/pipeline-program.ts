import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { WorkspaceFile } from "@cdktf/provider-databricks/lib/workspace-file";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { objectPermissions } from "../identity/object-permissions";
import { assetBase64 } from "./asset";
import type { RunAs } from "./run-as";

export interface PipelineProgramProps {
  /**
   * Folder of the workspace, `/Lakehouse/acme-dev/ingestion/orders`; changing it replaces the file. Not below
   * `/Shared`, where every user may change every file, and with this one what the service principal runs.
   */
  readonly folder: string;
  /** Program below `assets/`, `pipelines/s3_files.py`. */
  readonly asset: string;
  /** Who runs it. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** A shipped program in a folder of its own, which only its service principal and workspace admins can open. */
export class PipelineProgram extends Construct {
  /** `/Workspace/<folder>/<file>`. */
  readonly path: string;
  /** What has to be there before somebody runs it. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PipelineProgramProps) {
    super(scope, id);
    const directory = new Directory(this, "directory", { path: props.folder });
    const permissions = objectPermissions(
      this,
      "permissions",
      ["directoryPath", directory.path],
      props.deployerApplicationId,
      props.runAs.isDeployer ? [] : [{ servicePrincipalName: props.runAs.applicationId, permissionLevel: "CAN_RUN" }],
    );
    const file = new WorkspaceFile(this, "file", {
      path: `${directory.path}/${fileName(props.asset)}`,
      contentBase64: assetBase64(props.asset),
    });
    this.path = file.workspacePath;
    this.dependables = [permissions, file];
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

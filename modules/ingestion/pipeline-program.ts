import { Directory } from "@cdktf/provider-databricks/lib/directory";
import type { Permissions } from "@cdktf/provider-databricks/lib/permissions";
import { WorkspaceFile } from "@cdktf/provider-databricks/lib/workspace-file";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { accessControlOf, objectPermissions } from "../identity/object-permissions";
import { assetBase64 } from "./asset";
import type { RunAs } from "./run-as";

export interface PipelineProgramProps {
  /**
   * Folder of the workspace, `/Lakehouse/acme-dev/programs/s3-files`; changing it replaces the file. Not below
   * `/Shared`, where every user may change every file, and with this one what the service principals run.
   */
  readonly folder: string;
  /** Program below `assets/`, `pipelines/s3_files.py`. */
  readonly asset: string;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** A shipped program in a folder of its own, which only those that run it and workspace admins can open. */
export class PipelineProgram extends Construct {
  /** `/Workspace/<folder>/<file>`. */
  readonly path: string;
  /** What has to be there before somebody runs it. */
  readonly dependables: readonly ITerraformDependable[];
  private readonly permissions: Permissions;
  private readonly deployer: string;
  /** Application ids. */
  private readonly runners = new Set<string>();

  constructor(scope: Construct, id: string, props: PipelineProgramProps) {
    super(scope, id);
    const directory = new Directory(this, "directory", { path: props.folder });
    this.deployer = props.deployerApplicationId;
    // Unlike other objects, a folder is not given back to its creator when its permissions go.
    this.permissions = objectPermissions(this, "permissions", ["directoryPath", directory.path], this.deployer, []);
    const file = new WorkspaceFile(this, "file", {
      path: `${directory.path}/${fileName(props.asset)}`,
      contentBase64: assetBase64(props.asset),
    });
    this.path = file.workspacePath;
    this.dependables = [this.permissions, file];
  }

  /** Lets a service principal run it; saying so again changes nothing. */
  letRun(runAs: RunAs): void {
    if (this.runners.has(runAs.applicationId)) return;
    this.runners.add(runAs.applicationId);
    const runners = [...this.runners].map((runner) => ({ servicePrincipalName: runner, permissionLevel: "CAN_RUN" }));
    this.permissions.putAccessControl(accessControlOf("directoryPath", this.deployer, runners));
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

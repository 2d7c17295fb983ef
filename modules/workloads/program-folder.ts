import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Permissions } from "@cdktf/provider-databricks/lib/permissions";
import { WorkspaceFile } from "@cdktf/provider-databricks/lib/workspace-file";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { logicalId } from "../../config/derive/logical-id";
import type { ProjectFile } from "../../config/project-files";
import type { RunAs } from "../ingestion/run-as";

export interface ProgramFolderProps {
  /**
   * Folder of the workspace, `/Lakehouse/acme-dev/workloads/orders`; changing it replaces the files. Not below `/Shared`,
   * where every user may change every file, and with it what the service principal runs.
   */
  readonly folder: string;
  readonly files: readonly ProjectFile[];
  /** Who runs it. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** A program of one's own in a folder of the workspace, which only its service principal and workspace admins can open. */
export class ProgramFolder extends Construct {
  /** `/Workspace/<folder>`. */
  readonly path: string;
  /** What has to be there before somebody runs it. */
  readonly dependables: readonly ITerraformDependable[];
  private readonly folders = new Map<string, Directory>();

  constructor(scope: Construct, id: string, props: ProgramFolderProps) {
    super(scope, id);
    const root = new Directory(this, "directory", { path: props.folder });
    this.folders.set("", root);
    // Authoritative, for everything below it too. A folder is not given back to its creator: hence the deployer.
    const permissions = new Permissions(this, "permissions", {
      directoryPath: root.path,
      accessControl: [
        { servicePrincipalName: props.deployerApplicationId, permissionLevel: "CAN_MANAGE" },
        { servicePrincipalName: props.runAs.applicationId, permissionLevel: "CAN_RUN" },
      ],
    });
    const files = props.files.map(
      ({ path, contentBase64 }) =>
        new WorkspaceFile(this, `file-${logicalId(path)}`, {
          path: `${this.directoryOf(path).path}/${nameIn(path)}`,
          contentBase64,
        }),
    );
    this.path = root.workspacePath;
    this.dependables = [permissions, ...files];
  }

  /** Full path of a file in the workspace. */
  pathOf(file: string): string {
    return `${this.path}/${file}`;
  }

  /** The folder that a file is in. Each is a resource: what a file makes on its way, nothing would delete. */
  private directoryOf(path: string): Directory {
    const parent = parentOf(path);
    const known = this.folders.get(parent);
    if (known !== undefined) return known;
    const made = new Directory(this, `directory-${logicalId(parent)}`, {
      path: `${this.directoryOf(parent).path}/${nameIn(parent)}`,
    });
    this.folders.set(parent, made);
    return made;
  }
}

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0));
const nameIn = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

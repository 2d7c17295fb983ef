import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Notebook } from "@cdktf/provider-databricks/lib/notebook";
import { WorkspaceFile } from "@cdktf/provider-databricks/lib/workspace-file";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { logicalId } from "../../config/derive/logical-id";
import { endOf, LANGUAGES } from "../../config/kinds/workloads/job-tasks";
import type { ProjectFile } from "../../config/project-files";
import { objectPermissions } from "../identity/object-permissions";
import type { RunAs } from "../ingestion/run-as";

export interface ProgramFolderProps {
  /**
   * Folder of the workspace, `/Lakehouse/acme-dev/workloads/orders`; changing it replaces the files. Not below `/Shared`,
   * where every user may change every file, and with it what the service principal runs.
   */
  readonly folder: string;
  readonly files: readonly ProjectFile[];
  /** Paths of those that become notebooks, which are called without the end of the file's name. Default none. */
  readonly notebooks?: readonly string[];
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
    // For everything below it too.
    const permissions = objectPermissions(
      this,
      "permissions",
      ["directoryPath", root.path],
      props.deployerApplicationId,
      [{ servicePrincipalName: props.runAs.applicationId, permissionLevel: "CAN_RUN" }],
    );
    const files = props.files.map(({ path, contentBase64 }) => {
      const folder = this.directoryOf(path).path;
      return props.notebooks?.includes(path) === true
        ? new Notebook(this, `notebook-${logicalId(path)}`, {
            path: `${folder}/${withoutEnd(nameIn(path))}`,
            language: LANGUAGES[endOf(path)] ?? "PYTHON",
            format: "SOURCE",
            contentBase64,
          })
        : new WorkspaceFile(this, `file-${logicalId(path)}`, { path: `${folder}/${nameIn(path)}`, contentBase64 });
    });
    this.path = root.workspacePath;
    this.dependables = [permissions, ...files];
  }

  /** Full path of a file in the workspace. */
  pathOf(file: string): string {
    return `${this.path}/${file}`;
  }

  /** Full path of a notebook in the workspace. */
  notebookPathOf(file: string): string {
    return this.pathOf(withoutEnd(file));
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

const withoutEnd = (path: string): string => path.slice(0, -endOf(path).length - 1);
const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0));
const nameIn = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Construct } from "constructs";
import { type AccessControl, objectPermissions } from "../identity/object-permissions";

export interface WorkspaceFolderProps {
  /**
   * Path in the workspace; changing it makes another folder. Not below `/Shared`, where every user may change everything,
   * and what is inherited cannot be taken away.
   */
  readonly path: string;
  /** Who may do what with everything in it. */
  readonly others: readonly AccessControl[];
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** A folder that people work in together. With what they have put there it is not deleted: Databricks refuses. */
export class WorkspaceFolder extends Construct {
  readonly path: string;

  constructor(scope: Construct, id: string, props: WorkspaceFolderProps) {
    super(scope, id);
    const made = new Directory(this, "Resource", { path: props.path });
    objectPermissions(this, "permissions", ["directoryPath", made.path], props.deployerApplicationId, props.others);
    this.path = made.workspacePath;
  }
}

import { WorkspaceBinding as DatabricksWorkspaceBinding } from "@cdktf/provider-databricks/lib/workspace-binding";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";

export interface WorkspaceBindingsProps {
  readonly securableType: "catalog" | "credential" | "external_location";
  /** Name of the securable; it must be isolated. */
  readonly securable: string;
  /**
   * Workspace key → id of the workspaces that may use it, without the one that Unity Catalog is managed
   * through: Databricks binds that one itself, and a binding of our own would lock Terraform out of the
   * securable on destroy (provider issue 5300).
   */
  readonly workspaceIds: Readonly<Record<string, string>>;
}

/** Opens an isolated securable to further workspaces. */
export class WorkspaceBindings extends Construct {
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkspaceBindingsProps) {
    super(scope, id);
    this.dependables = Object.entries(props.workspaceIds).map(
      ([key, workspaceId]) =>
        new DatabricksWorkspaceBinding(this, key, {
          securableType: props.securableType,
          securableName: props.securable,
          workspaceId: Token.asNumber(workspaceId),
          bindingType: "BINDING_TYPE_READ_WRITE",
        }),
    );
  }
}

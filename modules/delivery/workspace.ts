import { Variable } from "@cdktf/provider-tfe/lib/variable";
import { Workspace } from "@cdktf/provider-tfe/lib/workspace";
import { WorkspaceSettings } from "@cdktf/provider-tfe/lib/workspace-settings";
import { Construct } from "constructs";

/** Where runs are carried out: by HCP Terraform, by agents in a network of one's own, by whoever starts Terraform. */
export type ExecutionMode = "remote" | "agent" | "local";

export interface DeliveryWorkspaceProps {
  readonly organization: string;
  readonly workspaceName: string;
  readonly description: string;
  readonly projectId: string;
  readonly terraformVersion: string;
  /** Runs apply without an approval, those that other runs start included. */
  readonly autoApply: boolean;
  /** HCP Terraform looks every day whether anything drifted. */
  readonly driftDetection: boolean;
  /** A run may plan to destroy everything. */
  readonly allowDestroyPlan: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface DeliverySettings {
  readonly executionMode: ExecutionMode;
  /** Agents that carry runs out, for execution mode `agent`. */
  readonly agentPoolId?: string | undefined;
  /** Ids of the workspaces that read its state; no other does. */
  readonly consumerIds: readonly string[];
}

/** A workspace of HCP Terraform: the state of one stack, and its runs. */
export class DeliveryWorkspace extends Construct {
  readonly workspaceId: string;

  constructor(scope: Construct, id: string, props: DeliveryWorkspaceProps) {
    super(scope, id);
    const workspace = new Workspace(this, "Resource", {
      organization: props.organization,
      name: props.workspaceName,
      description: props.description,
      projectId: props.projectId,
      terraformVersion: props.terraformVersion,
      autoApply: props.autoApply,
      autoApplyRunTrigger: props.autoApply,
      assessmentsEnabled: props.driftDetection,
      allowDestroyPlan: props.allowDestroyPlan,
      // Variables come after the workspace, and a run before them fails.
      queueAllRuns: false,
      tags: { ...props.tags },
      // With the workspace goes the state of a stack.
      lifecycle: { preventDestroy: true },
    });
    this.workspaceId = workspace.id;
  }

  /** Who reads its state, and where its runs are: once all workspaces are there, because they name each other. */
  set(settings: DeliverySettings): void {
    new WorkspaceSettings(this, "settings", {
      workspaceId: this.workspaceId,
      executionMode: settings.executionMode,
      ...(settings.agentPoolId === undefined ? {} : { agentPoolId: settings.agentPoolId }),
      globalRemoteState: false,
      remoteStateConsumerIds: [...settings.consumerIds],
    });
  }

  /** Sets a variable of the environment that its runs have; nothing secret. */
  variable(key: string, value: string, description: string): void {
    new Variable(this, `variable-${key}`, {
      workspaceId: this.workspaceId,
      category: "env",
      key,
      value,
      description,
      sensitive: false,
    });
  }
}

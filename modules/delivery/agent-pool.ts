import { AgentPool as TfeAgentPool } from "@cdktf/provider-tfe/lib/agent-pool";
import { AgentPoolAllowedWorkspaces } from "@cdktf/provider-tfe/lib/agent-pool-allowed-workspaces";
import { DataTfeAgentPool } from "@cdktf/provider-tfe/lib/data-tfe-agent-pool";
import { Construct } from "constructs";

export interface AgentPoolProps {
  readonly organization: string;
  readonly poolName: string;
  /** `existing`: there already, and whoever made it has allowed it for the workspaces. */
  readonly mode: "create" | "existing";
  /** Ids of the workspaces that may use it. */
  readonly workspaceIds: readonly string[];
}

/** Agents that carry out runs where HCP Terraform itself does not reach. */
export class AgentPool extends Construct {
  /** Known once the workspaces may use it. */
  readonly agentPoolId: string;

  constructor(scope: Construct, id: string, { organization, poolName, mode, workspaceIds }: AgentPoolProps) {
    super(scope, id);
    if (mode === "existing") {
      this.agentPoolId = new DataTfeAgentPool(this, "Resource", { organization, name: poolName }).id;
      return;
    }
    const pool = new TfeAgentPool(this, "Resource", { organization, name: poolName, organizationScoped: false });
    this.agentPoolId = new AgentPoolAllowedWorkspaces(this, "allowed-workspaces", {
      agentPoolId: pool.id,
      allowedWorkspaceIds: [...workspaceIds],
    }).agentPoolId;
  }
}

import { WorkspaceNetworkOption } from "@cdktf/provider-databricks/lib/workspace-network-option";
import { Token } from "cdktf";
import { Construct } from "constructs";

export interface NetworkPolicyBindingProps {
  /** Number as text. */
  readonly workspaceId: string;
  readonly networkPolicyId: string;
}

/**
 * Which network policy a workspace's serverless compute follows. Another one takes its place; destroying the binding
 * changes nothing in Databricks (provider issue 5292).
 */
export class NetworkPolicyBinding extends Construct {
  constructor(scope: Construct, id: string, props: NetworkPolicyBindingProps) {
    super(scope, id);
    new WorkspaceNetworkOption(this, "Resource", {
      workspaceId: Token.asNumber(props.workspaceId),
      networkPolicyId: props.networkPolicyId,
    });
  }
}

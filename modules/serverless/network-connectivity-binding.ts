import { MwsNccBinding } from "@cdktf/provider-databricks/lib/mws-ncc-binding";
import { Token } from "cdktf";
import { Construct } from "constructs";

export interface NetworkConnectivityBindingProps {
  /** Number as text. */
  readonly workspaceId: string;
  readonly networkConnectivityConfigId: string;
}

/**
 * Which network connectivity configuration a workspace's serverless compute follows. Another one takes its place;
 * destroying the binding changes nothing in Databricks (provider issue 3741).
 */
export class NetworkConnectivityBinding extends Construct {
  constructor(scope: Construct, id: string, props: NetworkConnectivityBindingProps) {
    super(scope, id);
    new MwsNccBinding(this, "Resource", {
      workspaceId: Token.asNumber(props.workspaceId),
      networkConnectivityConfigId: props.networkConnectivityConfigId,
    });
  }
}

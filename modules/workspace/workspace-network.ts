import { MwsNetworks } from "@cdktf/provider-databricks/lib/mws-networks";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { type NetworkContent, networkFingerprint } from "./network-fingerprint";
import type { RegisteredEndpoint } from "./registered-endpoint";

/** What the network layer made for one workspace. */
export interface WorkspaceNetworkIds {
  readonly vpcId: string;
  /** Zone id → private subnet id; at least two. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** One to five. */
  readonly securityGroupIds: readonly string[];
}

export interface WorkspaceNetworkProps extends WorkspaceNetworkIds {
  /** The customer's Databricks account, a UUID. */
  readonly databricksAccountId: string;
  /** Start of the name in the account console; fingerprints are put behind it. */
  readonly name: string;
  /** What the network is made of, as configured. */
  readonly content: Pick<NetworkContent, "within" | "subnets">;
  /** Registered endpoints of back-end PrivateLink. Default: compute reaches Databricks over the internet. */
  readonly endpoints?: PrivateLinkEndpoints | undefined;
}

/** The two endpoints of back-end PrivateLink. */
export interface PrivateLinkEndpoints {
  /** REST API. */
  readonly workspace: RegisteredEndpoint;
  /** Relay of secure cluster connectivity. */
  readonly relay: RegisteredEndpoint;
}

/**
 * The network of one workspace, registered with Databricks. A registration cannot be changed, nor deleted
 * while a workspace uses it. So a change makes a new one under a new name, moves the workspace to it, and then
 * deletes the old one.
 */
export class WorkspaceNetwork extends Construct {
  readonly networkId: string;

  constructor(scope: Construct, id: string, props: WorkspaceNetworkProps) {
    super(scope, id);
    const { endpoints } = props;
    const network = new MwsNetworks(this, "Resource", {
      accountId: props.databricksAccountId,
      networkName: networkName(props),
      vpcId: props.vpcId,
      subnetIds: Object.values(props.subnetIds),
      securityGroupIds: [...props.securityGroupIds],
      ...(endpoints === undefined
        ? {}
        : {
            vpcEndpoints: {
              restApi: [endpoints.workspace.endpointId],
              dataplaneRelay: [endpoints.relay.endpointId],
            },
          }),
      lifecycle: { createBeforeDestroy: true },
    });
    this.networkId = network.networkId;
  }
}

/**
 * Two fingerprints: of what is configured, which a review of the emitted JSON shows, and of the ids, because a
 * network that AWS made anew has the same blocks. The second also catches new endpoints, which the provider
 * by itself would plan as a change in place and then lose.
 */
function networkName(props: WorkspaceNetworkProps): string {
  const { endpoints } = props;
  const configured = networkFingerprint({
    ...props.content,
    privateLink: endpoints !== undefined,
  });
  const ids = [
    props.vpcId,
    ...props.securityGroupIds,
    ...Object.keys(props.subnetIds)
      .sort()
      .map((zone) => at(props.subnetIds, zone)),
    ...(endpoints === undefined ? [] : [endpoints.workspace.awsEndpointId, endpoints.relay.awsEndpointId]),
  ];
  return `${props.name}-${configured}-${Fn.substr(Fn.sha256(Fn.join(" ", ids)), 0, 8)}`;
}

import type { Construct } from "constructs";
import { stackName } from "../config/derive/stacks";
import type { Account, Environment } from "../config/model";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider } from "./base/providers";
import type { FoundationStack } from "./foundation";
import { customerManagedNetwork } from "./network/customer-managed";
import { existingNetwork } from "./network/existing";
import { NO_NETWORK } from "./network/outputs";

/** What the network layer offers to later layers of its environment; empty where the topology has nothing of the kind. */
export interface NetworkOutputs {
  readonly vpc_id: string;
  /** `<workspace>/<zone id>` → private subnet id. */
  readonly workspace_subnet_ids: Readonly<Record<string, string>>;
  /** Workspace key → id of its security group; `<workspace>/2` and so on where an existing VPC gives it several. */
  readonly workspace_security_group_ids: Readonly<Record<string, string>>;
  /** `workspace` and `relay` → id of the AWS endpoint; empty without back-end PrivateLink. */
  readonly databricks_endpoint_ids: Readonly<Record<string, string>>;
  /** Zone id → NAT gateway id; empty without NAT. */
  readonly nat_gateway_ids: Readonly<Record<string, string>>;
  /** Id of the S3 gateway endpoint. */
  readonly s3_endpoint_id: string;
  /** What compute reaches outside the VPC, as `egress.isolation`; empty where the VPC is not made here. */
  readonly isolation: string;
  /** `<connection>/<workspace>/<block>` → TCP ports, `5432,1521-1522`, that its compute reaches there; only with connections. */
  readonly connection_destinations?: Readonly<Record<string, string>>;
}

/** Where classic compute runs. Every topology has this layer, with the same contract. */
export class NetworkStack extends PlatformStack<NetworkOutputs> {
  constructor(
    scope: Construct,
    account: Account,
    env: Environment,
    upstream: { readonly foundation: FoundationStack },
  ) {
    super(scope, stackName(env.name, "network"), { layer: "network", state: env.state });
    awsProvider(this, account, env, "network");
    const foundation = () => upstream.foundation.readBy(this);
    const { network } = env;
    switch (network.mode) {
      case "customer-managed":
        this.publish(customerManagedNetwork(this, account, env, network, { foundation }));
        break;
      case "existing":
        this.publish(existingNetwork(this, env, network));
        break;
      // Databricks makes the VPCs, or there are none.
      case "databricks-managed":
      case "serverless-only":
        this.publish(NO_NETWORK);
        break;
    }
  }
}

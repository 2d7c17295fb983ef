import type { Construct } from "constructs";
import { stackName } from "../config/derive/stacks";
import type { Account, Environment } from "../config/model";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider } from "./base/providers";
import type { FoundationStack } from "./foundation";
import { customerManagedNetwork } from "./network/customer-managed";
import { existingNetwork } from "./network/existing";
import { type NetworkOutputs, NO_NETWORK } from "./network/outputs";

/** Where classic compute runs. Every topology has this layer, with the same contract. */
export class NetworkStack extends PlatformStack<NetworkOutputs> {
  constructor(
    scope: Construct,
    account: Account,
    env: Environment,
    upstream: { readonly foundation: FoundationStack },
  ) {
    super(scope, stackName(env.name, "network"), { layer: "network", environment: env.name, state: env.state });
    awsProvider(this, account, env, "network");
    const foundation = () => upstream.foundation.readBy(this);
    const { network } = env;
    switch (network.mode) {
      case "customer-managed":
        this.publish(customerManagedNetwork(this, account, env, network, { foundation }));
        break;
      case "existing":
        this.publish(existingNetwork(this, account, env, network));
        break;
      // Databricks makes the VPCs, or there are none.
      case "databricks-managed":
      case "serverless-only":
        this.publish(NO_NETWORK);
        break;
    }
  }
}

import type { App } from "cdktf";
import { securityGroupKey, usesBackendPrivateLink, workspaceNetworks } from "../../config/derive/network";
import type { Environment, Platform } from "../../config/model";
import { AccountStack } from "../../stacks/account";
import type { FoundationOutputs } from "../../stacks/foundation";
import type { NetworkOutputs } from "../../stacks/network/outputs";
import type { WorkspaceUpstream } from "../../stacks/workspace";
import { Upstream } from "../support/upstream";

/** What the workspace layer reads; endpoints only where the environment has back-end PrivateLink. */
export function workspaceUpstream(app: App, { account }: Platform, env: Environment): WorkspaceUpstream {
  return {
    account: new AccountStack(app, account),
    foundation: new Upstream<FoundationOutputs>(app, `${env.name}-foundation`, "foundation", {
      kms_key_arns: { "managed-services": "key-1", "workspace-storage": "key-2", data: "key-3", logs: "key-4" },
      log_bucket_name: "logs",
      log_bucket_arn: "arn:aws:s3:::logs",
    }),
    network: new Upstream<NetworkOutputs>(app, `${env.name}-network`, "network", {
      vpc_id: "vpc-1",
      workspace_subnet_ids: Object.fromEntries(
        Object.entries(workspaceNetworks(env.network)).flatMap(([workspace, { subnets }]) =>
          Object.keys(subnets).map((zone) => [`${workspace}/${zone}`, `subnet-${workspace}-${zone}`]),
        ),
      ),
      workspace_security_group_ids: Object.fromEntries(
        Object.entries(workspaceNetworks(env.network)).flatMap(([key, { securityGroups }]) =>
          Array.from({ length: securityGroups }, (_, index) => [
            securityGroupKey(key, index),
            `sg-${securityGroupKey(key, index)}`,
          ]),
        ),
      ),
      databricks_endpoint_ids: usesBackendPrivateLink(env.network)
        ? { workspace: "vpce-workspace", relay: "vpce-relay" }
        : {},
      nat_gateway_ids: {},
      s3_endpoint_id: "vpce-s3",
      isolation: "",
    }),
  };
}

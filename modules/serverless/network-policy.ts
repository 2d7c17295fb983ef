import { AccountNetworkPolicy } from "@cdktf/provider-databricks/lib/account-network-policy";
import { Construct } from "constructs";
import type { NetworkPolicy as NetworkPolicyConfig } from "../../config/model";

export interface NetworkPolicyProps {
  readonly config: NetworkPolicyConfig;
  readonly accountId: string;
}

/** Databricks' words. */
const ACCESS = { restricted: "RESTRICTED_ACCESS", open: "FULL_ACCESS" } as const;
const ENFORCEMENT = { log: "DRY_RUN", enforced: "ENFORCED" } as const;

/** Where serverless compute may go, made or taken as it is. Workspaces take it in their own layer. */
export class NetworkPolicy extends Construct {
  readonly networkPolicyId: string;

  constructor(scope: Construct, id: string, { config, accountId }: NetworkPolicyProps) {
    super(scope, id);
    if (config.mode === "existing") {
      this.networkPolicyId = config.name;
      return;
    }
    const { hosts, buckets } = config;
    const policy = new AccountNetworkPolicy(this, "Resource", {
      networkPolicyId: config.name,
      // Without it every plan would take out what Databricks fills in.
      accountId,
      egress: {
        networkAccess: {
          restrictionMode: ACCESS[config.access],
          policyEnforcement: { enforcementMode: ENFORCEMENT[config.enforcement] },
          ...(hosts.length > 0 && {
            allowedInternetDestinations: hosts.map((destination) => ({
              destination,
              internetDestinationType: "DNS_NAME",
            })),
          }),
          ...(buckets.length > 0 && {
            allowedStorageDestinations: buckets.map(({ bucket, region }) => ({
              bucketName: bucket,
              region,
              storageDestinationType: "AWS_S3",
            })),
          }),
        },
      },
    });
    this.networkPolicyId = policy.networkPolicyId;
  }
}

import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DatabricksProvider } from "@cdktf/provider-databricks/lib/provider";
import { TfeProvider } from "@cdktf/provider-tfe/lib/provider";
import type { Construct } from "constructs";
import { TimeProvider } from "../../.gen/providers/time/provider";
import { parseArn } from "../../config/arn";
import type { Layer } from "../../config/derive/layers";
import { stackTags } from "../../config/derive/tags";
import type { Account, Environment } from "../../config/model";
import { tagLanes } from "./lanes";
import { boundRoles } from "./permissions-boundary";

/**
 * AWS in the environment's account and region; refuses any other account. Roles get the layer's permissions
 * boundary, except in the foundation, which makes the boundaries and the roles that are above them.
 */
export function awsProvider(scope: Construct, account: Account, env: Environment, layer: Layer): AwsProvider {
  const boundaryArns: Partial<Readonly<Record<Layer, string>>> = env.foundation.permissionsBoundaryArns;
  const boundaryArn = boundaryArns[layer];
  if (boundaryArn !== undefined) boundRoles(scope, boundaryArn);
  tagLanes(scope, env);
  return new AwsProvider(scope, "aws", {
    region: env.region,
    allowedAccountIds: [env.awsAccountId],
    ...(env.deployRoleArn === undefined
      ? {}
      : { assumeRole: [{ roleArn: env.deployRoleArn, sessionName: `terraform-${layer}` }] }),
    defaultTags: [{ tags: stackTags(env.tags, { platform: account.name, environment: env.name, layer }) }],
  });
}

/** AWS where the bucket of the states, the pipeline or the bill is; as whoever deploys the layer. */
export function ownAwsProvider(
  scope: Construct,
  account: Account,
  layer: "bootstrap" | "devops" | "billing",
  { accountId, region }: { readonly accountId: string; readonly region: string },
): AwsProvider {
  return new AwsProvider(scope, "aws", {
    region,
    allowedAccountIds: [accountId],
    defaultTags: [{ tags: stackTags(account.tags, { platform: account.name, environment: "account", layer }) }],
  });
}

/** AWS where logs of the Databricks account go: all that the layer of the account has there. */
export function accountAwsProvider(
  scope: Construct,
  account: Account,
  place: { readonly awsAccountId: string; readonly region: string; readonly deployRoleArn?: string | undefined },
): AwsProvider {
  return new AwsProvider(scope, "aws", {
    region: place.region,
    allowedAccountIds: [place.awsAccountId],
    ...(place.deployRoleArn === undefined
      ? {}
      : { assumeRole: [{ roleArn: place.deployRoleArn, sessionName: "terraform-account" }] }),
    defaultTags: [
      { tags: stackTags(account.tags, { platform: account.name, environment: "account", layer: "account" }) },
    ],
  });
}

/**
 * AWS in the organization's management account: the one provider beside a stack's own, for what no other account
 * can see. Resources have to name it.
 */
export function managementProvider(scope: Construct, place: { roleArn: string; homeRegion: string }): AwsProvider {
  return new AwsProvider(scope, "aws-management", {
    alias: "management",
    region: place.homeRegion,
    allowedAccountIds: [parseArn(place.roleArn).accountId],
    assumeRole: [{ roleArn: place.roleArn, sessionName: "terraform-foundation" }],
  });
}

/**
 * AWS in the account at the other end of a peering, and in the region of the other VPC. Resources have to name it.
 * @param key of the peering
 */
export function peerProvider(scope: Construct, key: string, place: { roleArn: string; region: string }): AwsProvider {
  return new AwsProvider(scope, `aws-peer-${key}`, {
    alias: `peer-${key}`,
    region: place.region,
    allowedAccountIds: [parseArn(place.roleArn).accountId],
    assumeRole: [{ roleArn: place.roleArn, sessionName: "terraform-network" }],
  });
}

/** Databricks at account level: `mws_*`, account groups, metastores. */
export function databricksAccountProvider(scope: Construct, account: Account): DatabricksProvider {
  return new DatabricksProvider(scope, "databricks-account", {
    host: account.principals.accountConsoleHost,
    accountId: account.databricksAccountId,
    authType: account.databricksAuth,
  });
}

/**
 * The same beside a stack's own workspace-level provider, for what belongs to the account and can only be made after
 * something of this stack (H14). Resources have to name it.
 */
export function databricksAccountProviderBeside(scope: Construct, account: Account): DatabricksProvider {
  return new DatabricksProvider(scope, "databricks-beside", {
    alias: "account",
    host: account.principals.accountConsoleHost,
    accountId: account.databricksAccountId,
    authType: account.databricksAuth,
  });
}

/**
 * Databricks inside one workspace. No `account_id`: with it, provider 1.99 takes the account's path for
 * groups and rule sets and fails (provider issue 4212).
 * @param host URL of the workspace, from the workspace stack's contract, so that it is known at plan time (H2)
 */
export function databricksWorkspaceProvider(scope: Construct, account: Account, host: string): DatabricksProvider {
  return new DatabricksProvider(scope, "databricks-workspace", { host, authType: account.databricksAuth });
}

/** Waits for eventually consistent services. */
export function timeProvider(scope: Construct): TimeProvider {
  return new TimeProvider(scope, "time");
}

/** HCP Terraform, with the token of whoever runs Terraform (`TFE_TOKEN`, or what `terraform login` has kept). */
export function tfeProvider(scope: Construct, place: { hostname: string; organization: string }): TfeProvider {
  return new TfeProvider(scope, "tfe", { hostname: place.hostname, organization: place.organization });
}

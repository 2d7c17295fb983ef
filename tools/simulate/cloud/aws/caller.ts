import type { CloudContext } from "../../semantics/cloud";
import { partitionOf, UNNAMED_ACCOUNT } from "../computed/aws-template";
import { assumedRole, awsAccount } from "../whereabouts";

/** Name of the session that Terraform works in. */
const SESSION = "terraform";

/** ARN of the role that Terraform works as, as policies name it. */
export function callerArn(context: CloudContext): string {
  const region = context.region ?? "us-east-1";
  return (
    assumedRole(context) ?? `arn:${partitionOf(region)}:iam::${awsAccount(context) ?? UNNAMED_ACCOUNT}:role/deployer`
  );
}

/** What `sts:GetCallerIdentity` says: a session of a role, not the role and not the account's root user. */
export function callerSession(context: CloudContext): string {
  const [, partition = "", account = "", path = ""] =
    /^arn:([^:]+):iam::(\d+):role\/(.+)$/.exec(callerArn(context)) ?? [];
  return `arn:${partition}:sts::${account}:assumed-role/${path.split("/").at(-1)}/${SESSION}`;
}

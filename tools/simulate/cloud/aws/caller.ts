import type { CloudContext } from "../../semantics/cloud";
import { UNNAMED_ACCOUNT } from "../computed/aws-template";
import type { Published } from "../published";
import { assumedRole, awsAccount } from "../whereabouts";

/** Name of the session that Terraform works in. */
const SESSION = "terraform";

/** What a request says of its caller. */
interface Call {
  readonly context: CloudContext;
  readonly published: Pick<Published, "partitionOf">;
}

/** ARN of the role that Terraform works as, as policies name it. */
export function callerArn({ context, published }: Call): string {
  const partition = published.partitionOf(context.region ?? "us-east-1").name;
  return assumedRole(context) ?? `arn:${partition}:iam::${awsAccount(context) ?? UNNAMED_ACCOUNT}:role/deployer`;
}

/** What `sts:GetCallerIdentity` says: a session of a role, not the role and not the account's root user. */
export function callerSession(call: Call): string {
  const [, partition = "", account = "", path = ""] = /^arn:([^:]+):iam::(\d+):role\/(.+)$/.exec(callerArn(call)) ?? [];
  return `arn:${partition}:sts::${account}:assumed-role/${path.split("/").at(-1)}/${SESSION}`;
}

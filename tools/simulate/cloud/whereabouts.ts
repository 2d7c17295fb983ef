import { at, isArray, isObject, type ObjectValue, type Value } from "../schema/value";
import type { CloudContext } from "../semantics/cloud";

/** Which account and region, or which workspace, something is in. Undefined: not tied to one, or not known. */
export interface Whereabouts {
  /** AWS and Databricks: account id. */
  readonly account: string | undefined;
  /** AWS: region. Databricks: host of the workspace. */
  readonly place: string | undefined;
}

/** How near two objects have to be: `place` is account and region (or workspace), `region` any account. */
export type Nearness = "place" | "account" | "region" | "anywhere";

/** Where an object with these attributes is, or will be, when this caller makes it. */
export function whereabouts(context: CloudContext, attributes: ObjectValue): Whereabouts {
  if (context.provider !== "aws") {
    return { account: context.accountId, place: context.level === "workspace" ? context.host : undefined };
  }
  // Since provider 6 an object says its region itself; what has none belongs to a global service.
  const region = at(attributes, "region");
  return { account: awsAccount(context), place: typeof region === "string" && region !== "" ? region : undefined };
}

/** The AWS account that a provider block works in: the allowed one, else the one of the role that it assumes. */
export function awsAccount(context: CloudContext): string | undefined {
  return context.accountId ?? accountInArn(assumedRole(context));
}

/** ARN of the role that an AWS provider block assumes. */
export function assumedRole(context: CloudContext): string | undefined {
  const roles = at(context.config, "assume_role");
  const role = isArray(roles) ? roles[0] : roles;
  const arn: Value = isObject(role) ? at(role, "role_arn") : null;
  return typeof arn === "string" && arn !== "" ? arn : undefined;
}

export function accountInArn(arn: string | undefined): string | undefined {
  return arn?.match(/^arn:[^:]+:[^:]*:[^:]*:(\d{12}):/)?.[1];
}

/** True where the one can be used from the other. What is unknown of either is no hindrance. */
export function isNear(one: Whereabouts, other: Whereabouts, nearness: Nearness): boolean {
  const same = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b;
  const account = nearness === "anywhere" || nearness === "region" || same(one.account, other.account);
  const place = nearness === "anywhere" || nearness === "account" || same(one.place, other.place);
  return account && place;
}

import type { Row } from "./aws-template";

const ARN = "arn:{partition}:";

/** The account that it is in. */
export const OWNER: Row = { owner_id: "{account}" };

/** Of which an account and region have one: the account is its id. */
export const PER_ACCOUNT: Row = { id: "{account}" };

/** Of EC2: an id with a prefix, the ARN with the id. */
export const ec2 = (prefix: string, resource: string, more: Row = {}): Row => ({
  id: `${prefix}-{hex:17}`,
  arn: `${ARN}ec2:{region}:{account}:${resource}/{id}`,
  ...more,
});

/** The name is the id. `resource` is the end of the ARN, from the name: `job/{name}`. */
export const named = (service: string, resource: string, more: Row = {}, id = "{name}"): Row => ({
  id,
  arn: `${ARN}${service}:{region}:{account}:${resource}`,
  ...more,
});

/** The ARN is the id. */
export const byArn = (service: string, resource: string, more: Row = {}): Row => ({
  arn: `${ARN}${service}:{region}:{account}:${resource}`,
  id: "{arn}",
  ...more,
});

/** Of a global service: no region in the ARN. */
export const global = (service: string, resource: string, id: string, more: Row = {}): Row => ({
  arn: `${ARN}${service}::{account}:${resource}`,
  id,
  ...more,
});

/** A setting of another object, with that object's id; or a link between two, with both. */
export const setting = (...of: readonly string[]): Row => ({ id: of.map((name) => `{${name}}`).join(":") });

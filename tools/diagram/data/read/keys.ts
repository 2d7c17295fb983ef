import { resourcesOf } from "../../../../emitted/resources";
import type { StackJson } from "../../../../emitted/stacks";

/** Arguments that name a KMS key: `kms_key_id`, `kms_master_key_id`, `encryption_at_rest_kms_key_arn`. */
const NAMES_KEY = /kms_(master_)?key(_id|_arn)?$/;
/** Types that are encrypted by a key of AWS, which cannot be chosen. Source: Amazon MSK, "Encryption" (serverless). */
const OF_AWS: readonly string[] = ["aws_msk_serverless_cluster"];
/** Text that names a key of the foundation: `…outputs.kms_key_arns.data`, or `["data"]`. */
const OF_FOUNDATION = /kms_key_arns(?:\.([\w-]+)|\["([^"]+)"\])/;

/** Types that hold no data, only what is said about it. */
const LOGS: readonly string[] = ["aws_cloudwatch_log_group"];

/** Names of the keys that encrypt the data of what a stack makes, in the order of names. */
export function keysIn(json: StackJson): string[] {
  const types = Object.keys(json.resource ?? {}).filter((type) => !LOGS.includes(type));
  const resources = resourcesOf(json, ...types);
  const keys = resources.flatMap(({ type, args }) => (OF_AWS.includes(type) ? ["of AWS"] : keysOf(args)));
  return [...new Set(keys)].sort();
}

function keysOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    typeof inside === "string" && NAMES_KEY.test(name) ? [keyName(inside)] : keysOf(inside),
  );
}

/** `data` for a key of the foundation; of another one the end of its ARN. */
function keyName(value: string): string {
  const [, plain, quoted] = OF_FOUNDATION.exec(value) ?? [];
  return plain ?? quoted ?? value.replace(/^.*[:/]/, "");
}

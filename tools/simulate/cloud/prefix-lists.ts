import { fingerprint } from "../semantics/placeholders";

/** AWS's prefix list of a gateway service, `com.amazonaws.eu-west-1.s3`: the same in every account. */
export function prefixListId(serviceName: string): string {
  return `pl-${fingerprint(["prefix list", serviceName], 8)}`;
}

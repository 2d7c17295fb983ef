import { createHash } from "node:crypto";

/** What the configuration says about the network of one workspace. */
export interface NetworkContent {
  /** IPv4 block of the VPC that the subnets lie in, or the id of a VPC that is there already. */
  readonly within: string;
  /** Zone id → block of the workspace's subnet, or its id where it is there already. */
  readonly subnets: Readonly<Record<string, string>>;
  /** Back-end PrivateLink. */
  readonly privateLink: boolean;
}

/** Eight hexadecimal digits that change with the content, and only with it: not with the order of the zones. */
export function networkFingerprint(content: NetworkContent): string {
  const subnets = Object.entries(content.subnets)
    .map(([zone, cidr]) => `${zone}=${cidr}`)
    .sort();
  const text = [content.within, ...subnets, `private-link=${content.privateLink}`].join(" ");
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

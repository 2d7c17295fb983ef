import { createHash } from "node:crypto";

/** What the configuration says about the network of one workspace. */
export interface NetworkContent {
  /** IPv4 block of the VPC. */
  readonly vpcCidr: string;
  /** Zone id → block of the workspace's subnet. */
  readonly subnets: Readonly<Record<string, string>>;
  /** Back-end PrivateLink. */
  readonly privateLink: boolean;
}

/** Eight hexadecimal digits that change with the content, and only with it: not with the order of the zones. */
export function networkFingerprint(content: NetworkContent): string {
  const subnets = Object.entries(content.subnets)
    .map(([zone, cidr]) => `${zone}=${cidr}`)
    .sort();
  const text = [content.vpcCidr, ...subnets, `private-link=${content.privateLink}`].join(" ");
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

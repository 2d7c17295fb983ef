import type { Construct } from "constructs";
import { configured } from "../../modules/configured";
import { ClosedDefaultAcl } from "../../modules/network/closed-default-acl";
import { NetworkAcl } from "../../modules/network/network-acl";
import { type AclOptions, aclRules } from "../../modules/network/network-acl-rules";

/** Subnets of each kind, by a stable key each. */
export interface SubnetKinds {
  readonly workspaces: Readonly<Record<string, string>>;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly public: Readonly<Record<string, string>>;
  readonly firewall: Readonly<Record<string, string>>;
  readonly attachments: Readonly<Record<string, string>>;
  readonly "data-services": Readonly<Record<string, string>>;
}

/** An ACL per kind of subnet, and then the default one closed. */
export function networkAcls(
  stack: Construct,
  prefix: string,
  vpc: { readonly vpcId: string; readonly defaultNetworkAclId: string },
  subnets: SubnetKinds,
  options: AclOptions,
): void {
  const rules = aclRules(options);
  const kinds = ["workspaces", "endpoints", "public", "firewall", "attachments", "data-services"] as const;
  const acls = kinds
    .filter((kind) => Object.keys(subnets[kind]).length > 0)
    .map((kind) =>
      configured(
        new NetworkAcl(stack, `acl-${kind}`, {
          vpcId: vpc.vpcId,
          name: `${prefix}-${kind}`,
          subnetIds: subnets[kind],
          ...rules[kind],
        }),
        "network.networkAcls",
      ),
    );
  configured(
    new ClosedDefaultAcl(stack, "acl-default", {
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      name: `${prefix}-default-closed`,
      dependsOn: acls.flatMap(({ associations }) => associations),
    }),
    "network.networkAcls",
  );
}

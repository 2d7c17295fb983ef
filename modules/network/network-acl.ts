import { NetworkAcl as AwsNetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclAssociation } from "@cdktf/provider-aws/lib/network-acl-association";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import { Construct, type IDependable } from "constructs";
import type { AclRule } from "./network-acl-rules";

export interface NetworkAclProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
  /** Stable key → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** What comes in, and what goes out, in order; everything else is denied. */
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
}

/** Step between the numbers of rules, so that something fits between two. */
const STEP = 10;

/** Network ACL of some subnets, which get it only once all its rules are there. */
export class NetworkAcl extends Construct {
  /** What has to be there before the default ACL closes. */
  readonly associations: readonly IDependable[];

  constructor(scope: Construct, id: string, props: NetworkAclProps) {
    super(scope, id);
    const acl = new AwsNetworkAcl(this, "Resource", { vpcId: props.vpcId, tags: { Name: props.name } });
    const rules = [
      ...props.ingress.map((rule, index) => ({ rule, index, egress: false })),
      ...props.egress.map((rule, index) => ({ rule, index, egress: true })),
    ].map(({ rule, index, egress }) => {
      const ruleNumber = (index + 1) * STEP;
      return new NetworkAclRule(this, `${egress ? "egress" : "ingress"}-${ruleNumber}`, {
        networkAclId: acl.id,
        ruleNumber,
        egress,
        ruleAction: "allow",
        protocol: rule.protocol,
        cidrBlock: rule.cidr,
        ...(rule.protocol === "-1" ? {} : { fromPort: rule.from, toPort: rule.to }),
      });
    });
    this.associations = Object.entries(props.subnetIds).map(
      ([key, subnetId]) =>
        new NetworkAclAssociation(this, `association-${key}`, { networkAclId: acl.id, subnetId, dependsOn: rules }),
    );
  }
}

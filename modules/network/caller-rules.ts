import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { portText } from "../../config/derive/connections/links";
import type { Ports } from "../../config/facts/ports";

/** Something that is called, by its security group. */
export interface CalledGroup {
  /** Names the rules in the state; stable. */
  readonly id: string;
  readonly securityGroupId: string;
  readonly ports: readonly Ports[];
  /** The group is made here, and gets the rule that lets the caller in. */
  readonly own: boolean;
}

export interface CallerRulesProps {
  /** What calls, for descriptions: `data service orders`. */
  readonly caller: string;
  /** Its security group. */
  readonly securityGroupId: string;
  readonly groups: readonly CalledGroup[];
  /** The caller's group forgets what it has asked: groups that are called get in with their answers, on any port. Default false. */
  readonly answersComeIn?: boolean;
  /** Services of AWS over gateway endpoints: name → prefix list. They are called by HTTPS. */
  readonly prefixLists: Readonly<Record<string, string>>;
  /** IPv4 blocks elsewhere. */
  readonly blocks: readonly { readonly cidrs: readonly string[]; readonly ports: readonly Ports[] }[];
}

const HTTPS: Ports = { from: 443, to: 443 };
const ANY: Ports = { from: 0, to: 65_535 };

/** Lets a data service out to what it calls, and into that, and to nothing else. */
export class CallerRules extends Construct {
  constructor(scope: Construct, id: string, props: CallerRulesProps) {
    super(scope, id);
    const { caller, securityGroupId } = props;
    const whose = `${caller.charAt(0).toUpperCase()}${caller.slice(1)}`;
    const rule = (range: Ports) => ({ ipProtocol: "tcp", fromPort: range.from, toPort: range.to });
    for (const { id: called, securityGroupId: group, ports, own } of props.groups) {
      if (props.answersComeIn === true) {
        new VpcSecurityGroupIngressRule(this, `${called}-answers`, {
          securityGroupId,
          referencedSecurityGroupId: group,
          ...rule(ANY),
          description: `Answers of ${called}`,
        });
      }
      for (const range of ports) {
        new VpcSecurityGroupEgressRule(this, `${called}-${portText(range)}`, {
          securityGroupId,
          referencedSecurityGroupId: group,
          ...rule(range),
          description: `${whose} to ${called}`,
        });
        if (!own) continue;
        new VpcSecurityGroupIngressRule(this, `${called}-${portText(range)}-in`, {
          securityGroupId: group,
          referencedSecurityGroupId: securityGroupId,
          ...rule(range),
          description: `Calls of ${caller}`,
        });
      }
    }
    for (const [service, prefixListId] of Object.entries(props.prefixLists)) {
      new VpcSecurityGroupEgressRule(this, service, {
        securityGroupId,
        prefixListId,
        ...rule(HTTPS),
        description: `${whose} to ${service} through the gateway endpoint`,
      });
    }
    for (const { cidrs, ports } of props.blocks) {
      for (const cidrIpv4 of cidrs) {
        for (const range of ports) {
          new VpcSecurityGroupEgressRule(this, `${cidrIpv4.replace(/[./]/g, "-")}-${portText(range)}`, {
            securityGroupId,
            cidrIpv4,
            ...rule(range),
            description: whose,
          });
        }
      }
    }
  }
}

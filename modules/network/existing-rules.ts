import { DataAwsVpcSecurityGroupRule } from "@cdktf/provider-aws/lib/data-aws-vpc-security-group-rule";
import { DataAwsVpcSecurityGroupRules } from "@cdktf/provider-aws/lib/data-aws-vpc-security-group-rules";
import { TerraformIterator } from "cdktf";
import { Construct } from "constructs";
import { expression } from "../terraform/expression";

/** A condition of Terraform, and what it says where it does not hold. */
export interface Judgement {
  readonly condition: string;
  readonly errorMessage: string;
}

export interface ExistingRulesProps {
  /** Ids of the security groups; a list of Terraform's may take their place. */
  readonly groupIds: string[];
}

/**
 * Rules of security groups that are there already, looked up so that a plan can judge them. It fails only where
 * something is certainly missing: where a rule leads is somebody else's business.
 */
export class ExistingRules extends Construct {
  /** Terraform list of all rules. */
  private readonly rules: string;

  constructor(scope: Construct, id: string, props: ExistingRulesProps) {
    super(scope, id);
    const { ids } = new DataAwsVpcSecurityGroupRules(this, "ids", {
      filter: [{ name: "group-id", values: props.groupIds }],
    });
    const each = TerraformIterator.fromList(ids);
    const rule = new DataAwsVpcSecurityGroupRule(this, "Resource", { forEach: each, securityGroupRuleId: each.value });
    this.rules = `values(${rule.fqn})`;
  }

  /** Some rule lets each of these TCP ports through, in or out. */
  letTcp(way: "in" | "out", ports: readonly number[], message: (missing: string) => string): Judgement {
    const open = `anytrue([for r in ${this.rules} : r.is_egress == ${way === "out"} && (r.ip_protocol == "-1" || (r.ip_protocol == "tcp" && try(r.from_port <= port && port <= r.to_port, false)))])`;
    const missing = `[for port in [${ports.join(", ")}] : port if !${open}]`;
    return {
      condition: expression(`length(${missing}) == 0`),
      errorMessage: message(expression(`join(", ", ${missing})`)),
    };
  }

  /** Members of these groups may do everything among themselves, both ways; any block of addresses may stand for them. */
  letMembers(groupIds: readonly string[], errorMessage: string): Judgement {
    const among = `(try(contains(${JSON.stringify(groupIds)}, r.referenced_security_group_id), false) || try(length(r.cidr_ipv4) > 0, false))`;
    const whole = `(r.ip_protocol == "-1" || (r.ip_protocol == protocol && try(r.from_port == 0 && r.to_port == 65535, false)))`;
    const open = `anytrue([for r in ${this.rules} : r.is_egress == egress && ${whole} && ${among}])`;
    return {
      condition: expression(
        `alltrue([for egress in [true, false] : alltrue([for protocol in ["tcp", "udp"] : ${open}])])`,
      ),
      errorMessage,
    };
  }
}

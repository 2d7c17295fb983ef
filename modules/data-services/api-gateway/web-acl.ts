import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { Construct } from "constructs";
import type { RestApiModel } from "../../../config/kinds/data-services/api-gateway";
import type { Protection } from "../../../config/model";

export interface WebAclProps {
  readonly names: NonNullable<RestApiModel["webAcl"]>;
  readonly firewall: RestApiModel["firewall"];
  /** ARN of the stage that it stands before. */
  readonly stageArn: string;
  /** ARN of the key of logs. */
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Headers that tell who somebody is; the log has stars instead. */
const REDACTED = ["authorization", "cookie", "x-amz-security-token", "x-api-key"];

/** The rule of the common rules that refuses bodies of more than 8 KB. Source: AWS WAF, "Baseline rule groups". */
const BODY_SIZE = { group: "AWSManagedRulesCommonRuleSet", rule: "SizeRestrictions_BODY" } as const;

const FIVE_MINUTES = 300;

/** The firewall before an API, with a log of what it refused or counted. */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { names, firewall, tags } = props;
    const made = new Wafv2WebAcl(this, "Resource", {
      name: names.name,
      description: `Before the API ${names.name}`,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rule: [...firewall.managedRules.map((group, index) => managed(group, index, firewall)), perAddress(firewall)],
      visibilityConfig: visible(names.name),
      tags: { ...tags },
    });
    new Wafv2WebAclAssociation(this, "association", { webAclArn: made.arn, resourceArn: props.stageArn });
    const group = new CloudwatchLogGroup(this, "log", {
      name: names.logGroupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    new Wafv2WebAclLoggingConfiguration(this, "logging", {
      resourceArn: made.arn,
      logDestinationConfigs: [group.arn],
      redactedFields: REDACTED.map((name) => ({ singleHeader: { name } })),
      loggingFilter: {
        defaultBehavior: "DROP",
        filter: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            condition: ["BLOCK", "COUNT"].map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
    });
  }
}

const visible = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  // Samples have headers as they came.
  sampledRequestsEnabled: false,
});

/** A group of rules of AWS. `statement` goes as it is into the JSON, in the provider's spelling. */
function managed(group: string, priority: number, { action, largeBodies }: RestApiModel["firewall"]): Wafv2WebAclRule {
  const counted =
    largeBodies && group === BODY_SIZE.group
      ? { rule_action_override: [{ name: BODY_SIZE.rule, action_to_use: { count: {} } }] }
      : {};
  return {
    name: group,
    priority,
    overrideAction: action === "block" ? { none: {} } : { count: {} },
    statement: { managed_rule_group_statement: { vendor_name: "AWS", name: group, ...counted } },
    visibilityConfig: visible(group),
  };
}

/** More requests of one address than that. */
function perAddress({ action, managedRules, requestsPerAddress }: RestApiModel["firewall"]): Wafv2WebAclRule {
  return {
    name: "requests-per-address",
    priority: managedRules.length,
    action: action === "block" ? { block: {} } : { count: {} },
    statement: {
      rate_based_statement: {
        limit: requestsPerAddress,
        aggregate_key_type: "IP",
        evaluation_window_sec: FIVE_MINUTES,
      },
    },
    visibilityConfig: visible("requests-per-address"),
  };
}

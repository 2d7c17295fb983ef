import { statements } from "../../aws/policies";
import { resourceVerdict } from "../../iam";
import type { Rule } from "../../rule";
import { textsAt } from "../../values";

interface Trust {
  /** Path of the role's ARN. */
  readonly path: string;
  readonly service: string;
  readonly summary: string;
}

/** Types whose service tries a role before it takes it. */
const TRUSTS: Readonly<Record<string, Trust>> = {
  aws_config_configuration_aggregator: {
    path: "organization_aggregation_source.role_arn",
    service: "config",
    summary: "InvalidRoleException",
  },
  aws_config_configuration_recorder: { path: "role_arn", service: "config", summary: "InvalidRoleException" },
  aws_flow_log: { path: "iam_role_arn", service: "vpc-flow-logs", summary: "InvalidParameter" },
  aws_kinesis_firehose_delivery_stream: {
    path: "extended_s3_configuration.role_arn",
    service: "firehose",
    summary: "InvalidArgumentException",
  },
  aws_lambda_function: { path: "role", service: "lambda", summary: "InvalidParameterValueException" },
  aws_s3_bucket_replication_configuration: { path: "role", service: "s3", summary: "InvalidRequest" },
  aws_scheduler_schedule: { path: "target.role_arn", service: "scheduler", summary: "ValidationException" },
  aws_sfn_state_machine: { path: "role_arn", service: "states", summary: "AccessDeniedException" },
  aws_pipes_pipe: { path: "role_arn", service: "pipes", summary: "ValidationException" },
};

/** A role that a service works with trusts that service. */
export const serviceRole: Rule = {
  id: "service-role",
  source: "Lambda API, CreateFunction: the role cannot be assumed by Lambda; the same of the other services",
  types: Object.keys(TRUSTS),
  operations: ["create", "update"],
  refuses({ type, planned, store }) {
    const trust = TRUSTS[type];
    if (!trust || planned === null) return undefined;
    const principal = `${trust.service}.amazonaws.com`;
    for (const arn of textsAt(planned, trust.path)) {
      const role = store.find("aws_iam_role", "arn", arn);
      if (!role) continue;
      const account = role.account ?? "";
      const context = { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:${trust.service}:::any` };
      const asked = { principal, action: "sts:AssumeRole", context };
      const policy = statements(role.attributes.assume_role_policy ?? null).map((statement) => ({
        ...statement,
        conditions: [],
      }));
      if (resourceVerdict(policy, asked) === "allow") continue;
      return {
        summary: trust.summary,
        detail: `${type}: the role ${arn} cannot be assumed by ${principal}: its trust policy does not name the service`,
        fix: `allow sts:AssumeRole to ${principal} in the role's trust policy`,
        path: [{ attribute: trust.path.split(".")[0] ?? "" }],
      };
    }
    return undefined;
  },
};

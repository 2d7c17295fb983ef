import { ConfigConfigurationAggregator } from "@cdktf/provider-aws/lib/config-configuration-aggregator";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";
import { configTrustStatements } from "./config-policies";

export interface ConfigAggregatorProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account of the aggregator, 12 digits. */
  readonly accountId: string;
  /** Name; changing it replaces the aggregator, which then collects everything again. */
  readonly aggregatorName: string;
  /** Name of the role that lists the organization's accounts, where it does. */
  readonly roleName: string;
  /** Accounts that are collected from. Default: those of the organization, which a role of its own lists. */
  readonly accountIds?: readonly string[] | undefined;
  /** Regions that are collected from. Default: all. */
  readonly regions?: readonly string[] | undefined;
}

/** Collects what AWS Config recorded in other accounts and regions. */
export class ConfigAggregator extends Construct {
  constructor(scope: Construct, id: string, props: ConfigAggregatorProps) {
    super(scope, id);
    const regions = props.regions === undefined ? { allRegions: true } : { regions: [...props.regions] };
    if (props.accountIds !== undefined) {
      new ConfigConfigurationAggregator(this, "Resource", {
        name: props.aggregatorName,
        accountAggregationSource: { accountIds: [...props.accountIds], ...regions },
      });
      return;
    }
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "AWS Config: lists the accounts of the organization",
      assumeRolePolicy: policyDocument(configTrustStatements(props)),
    });
    const list = new IamRolePolicyAttachment(this, "role-list", {
      role: role.name,
      policyArn: `arn:${props.partition}:iam::aws:policy/service-role/AWSConfigRoleForOrganizations`,
    });
    new ConfigConfigurationAggregator(this, "Resource", {
      name: props.aggregatorName,
      organizationAggregationSource: { roleArn: role.arn, ...regions },
      dependsOn: [list],
    });
  }
}

import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { expression } from "../terraform/expression";

export interface ExistingWorkspaceNetworkProps {
  /** VPC that everything has to be in. */
  readonly vpcId: string;
  /** Zone id → id of the private subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly securityGroupIds: readonly string[];
}

/** Subnets and security groups of one workspace that are there already; the plan fails where they do not fit. */
export class ExistingWorkspaceNetwork extends Construct {
  /** Zone id → subnet id. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly securityGroupIds: readonly string[];

  constructor(scope: Construct, id: string, props: ExistingWorkspaceNetworkProps) {
    super(scope, id);
    const inVpc = (what: string) => ({
      condition: expression(`self.vpc_id == "${props.vpcId}"`),
      errorMessage: `${what} is not in ${props.vpcId}.`,
    });
    this.subnetIds = mapValues(
      props.subnetIds,
      (subnetId, zone) =>
        new DataAwsSubnet(this, `subnet-${zone}`, {
          id: subnetId,
          lifecycle: {
            postcondition: [
              inVpc(subnetId),
              {
                condition: expression(`self.availability_zone_id == "${zone}"`),
                errorMessage: `${subnetId} is not in ${zone}.`,
              },
              {
                condition: expression(
                  'tonumber(split("/", self.cidr_block)[1]) >= 17 && tonumber(split("/", self.cidr_block)[1]) <= 26',
                ),
                errorMessage: `The block of ${subnetId} is not from /17 to /26, as Databricks needs it.`,
              },
              {
                condition: expression("!self.map_public_ip_on_launch"),
                errorMessage: `${subnetId} gives out public addresses; clusters belong into a private subnet.`,
              },
            ],
          },
        }).id,
    );
    this.securityGroupIds = props.securityGroupIds.map(
      (groupId, index) =>
        new DataAwsSecurityGroup(this, `security-group-${index + 1}`, {
          id: groupId,
          lifecycle: { postcondition: [inVpc(groupId)] },
        }).id,
    );
  }
}

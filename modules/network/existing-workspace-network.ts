import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { expression } from "../terraform/expression";
import { ExistingRouteTable } from "./existing-route-table";
import { ExistingRules, type Judgement } from "./existing-rules";

export interface ExistingWorkspaceNetworkProps {
  /** VPC that everything has to be in. */
  readonly vpcId: string;
  /** Zone id → id of the private subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly securityGroupIds: readonly string[];
  /** What is judged of routes and rules. Default: nothing. */
  readonly reachability?: ExistingReachability | undefined;
}

/** What nodes need of routes and rules that are somebody else's. */
export interface ExistingReachability {
  /** TCP ports that nodes call. */
  readonly ports: readonly number[];
  /** Whether subnets need a default route. */
  readonly needsWayOut: boolean;
}

/** Subnets and security groups of one workspace that are there already; the plan fails where they do not fit. */
export class ExistingWorkspaceNetwork extends Construct {
  /** Zone id → subnet id. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly securityGroupIds: readonly string[];
  /** Zone id → route table of the subnet; empty where routes are not judged. */
  readonly routeTableIds: Readonly<Record<string, string>>;

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
    const { vpcId, reachability } = props;
    this.routeTableIds =
      reachability === undefined
        ? {}
        : mapValues(
            props.subnetIds,
            (subnetId, zone) =>
              new ExistingRouteTable(this, `route-table-${zone}`, { vpcId, subnetId, ...reachability }).routeTableId,
          );
    const judged = reachability && this.rules(props, reachability);
    this.securityGroupIds = props.securityGroupIds.map(
      (groupId, index) =>
        new DataAwsSecurityGroup(this, `security-group-${index + 1}`, {
          id: groupId,
          // All groups together decide, so the first one says it.
          lifecycle: { postcondition: [inVpc(groupId), ...(index === 0 ? (judged ?? []) : [])] },
        }).id,
    );
  }

  private rules({ securityGroupIds }: ExistingWorkspaceNetworkProps, { ports }: ExistingReachability): Judgement[] {
    const groups = securityGroupIds.join(", ");
    const rules = new ExistingRules(this, "rules", { groupIds: [...securityGroupIds] });
    return [
      rules.letTcp("out", ports, (missing) => `No rule of ${groups} lets TCP ${missing} out, which Databricks needs.`),
      rules.letMembers(
        securityGroupIds,
        `${groups} must let nodes do everything among themselves: all TCP and UDP ports in and out, from and to the same group.`,
      ),
    ];
  }
}

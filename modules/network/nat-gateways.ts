import { Eip } from "@cdktf/provider-aws/lib/eip";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { RouteTable } from "./route-table";
import { Subnets } from "./subnets";

export interface NatGatewaysProps {
  readonly vpcId: string;
  /** Start of the Name tags. */
  readonly name: string;
  /** Zone id → IPv4 block of the public subnet, for each zone that gets a gateway. */
  readonly cidrs: Readonly<Record<string, string>>;
  /** Keeps the addresses: others have them on their lists, and nobody gets a lost one back. */
  readonly preventDestroy: boolean;
}

/** The way out: an internet gateway, and a NAT gateway with an address of its own in each of the zones. */
export class NatGateways extends Construct {
  /** Zone id → NAT gateway id. */
  readonly gatewayIds: Readonly<Record<string, string>>;
  /** Zone id → public subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Route table of the public subnets. */
  readonly routeTable: RouteTable;

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const internet = new InternetGateway(this, "internet-gateway", {
      vpcId: props.vpcId,
      tags: { Name: props.name },
    });
    this.routeTable = new RouteTable(this, "route-table", { vpcId: props.vpcId, name: `${props.name}-public` });
    this.routeTable.defaultRoute({ gatewayId: internet.id });
    const subnets = new Subnets(this, "subnet", {
      vpcId: props.vpcId,
      name: `${props.name}-public`,
      cidrs: props.cidrs,
      routeTables: this.routeTable.routeTableId,
    });
    this.subnetIds = subnets.subnetIds;
    this.gatewayIds = mapValues(subnets.subnetIds, (subnetId, zone) => {
      const tags = { Name: `${props.name}-nat-${zone}` };
      const address = new Eip(this, `address-${zone}`, {
        domain: "vpc",
        tags,
        lifecycle: { preventDestroy: props.preventDestroy },
        dependsOn: [internet],
      });
      return new NatGateway(this, zone, { subnetId, allocationId: address.id, tags, dependsOn: [internet] }).id;
    });
  }
}

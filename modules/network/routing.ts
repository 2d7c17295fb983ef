import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { NatGateways } from "./nat-gateways";
import { RouteTable } from "./route-table";

export interface RoutingProps {
  readonly vpcId: string;
  /** Start of the Name tags. */
  readonly name: string;
  /** Availability-zone ids, in order; the first has the gateway where there is a single one. */
  readonly zones: readonly string[];
  /** One NAT gateway, one in every zone, or no way to the internet. */
  readonly nat: "single" | "per-az" | "none";
  /** Zone id → IPv4 block of the NAT gateway's public subnet. */
  readonly publicCidrs: Readonly<Record<string, string>>;
}

/** Route tables of the VPC and the NAT gateways that they lead to. */
export class Routing extends Construct {
  /** Zone id → route table of the zone's private subnets. */
  readonly privateTableIds: Readonly<Record<string, string>>;
  /** Route table that leads nowhere but into the VPC, for endpoints. */
  readonly endpointTableId: string;
  /** Zone id → NAT gateway id; empty without NAT. */
  readonly natGatewayIds: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: RoutingProps) {
    super(scope, id);
    const zonesWithGateway = { none: [], single: props.zones.slice(0, 1), "per-az": props.zones }[props.nat];
    this.natGatewayIds =
      zonesWithGateway.length === 0
        ? {}
        : new NatGateways(this, "nat", {
            vpcId: props.vpcId,
            name: props.name,
            cidrs: Object.fromEntries(zonesWithGateway.map((zone) => [zone, blockOf(props.publicCidrs, zone)])),
          }).gatewayIds;
    const [anyGateway] = Object.values(this.natGatewayIds);

    // One table per zone, so that each zone can leave through its own gateway.
    const tables = Object.fromEntries(
      props.zones.map((zone) => {
        const name = `${props.name}-private-${zone}`;
        return [zone, new RouteTable(this, `private-${zone}`, { vpcId: props.vpcId, name })];
      }),
    );
    for (const [zone, table] of Object.entries(tables)) {
      const natGatewayId = this.natGatewayIds[zone] ?? anyGateway;
      if (natGatewayId !== undefined) table.defaultRoute({ natGatewayId });
    }
    this.privateTableIds = mapValues(tables, (table) => table.routeTableId);
    this.endpointTableId = new RouteTable(this, "endpoints", {
      vpcId: props.vpcId,
      name: `${props.name}-endpoints`,
    }).routeTableId;
  }
}

function blockOf(cidrs: Readonly<Record<string, string>>, zone: string): string {
  const cidr = cidrs[zone];
  if (cidr === undefined) throw new Error(`zone ${zone} has a NAT gateway but no public subnet`);
  return cidr;
}

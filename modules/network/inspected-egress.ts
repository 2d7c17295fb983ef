import { Construct } from "constructs";
import { NetworkFirewall, type NetworkFirewallProps } from "./network-firewall";
import { RouteTable } from "./route-table";
import { Subnets } from "./subnets";

export interface InspectedEgressProps extends Omit<NetworkFirewallProps, "subnetIds"> {
  /** Zone id → IPv4 block of the firewall's subnet. */
  readonly cidrs: Readonly<Record<string, string>>;
  /** Zone id → NAT gateway that the zone leaves through. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
}

/** The firewall between private subnets and NAT: subnets of its own, each of which leads on to a NAT gateway. */
export class InspectedEgress extends Construct {
  readonly firewallArn: string;
  /** Zone id → subnet of the firewall. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Zone id → id of the endpoint that routes lead to. */
  readonly endpointIds: Readonly<Record<string, string>>;
  /** Zone id → route table of the firewall's subnet. */
  readonly routeTableIds: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: InspectedEgressProps) {
    super(scope, id);
    const { vpcId, name } = props;
    const routeTables = Object.fromEntries(
      Object.entries(props.natGatewayIds).map(([zone, natGatewayId]) => {
        const table = new RouteTable(this, `route-table-${zone}`, { vpcId, name: `${name}-firewall-${zone}` });
        table.defaultRoute({ natGatewayId });
        return [zone, table.routeTableId];
      }),
    );
    const { subnetIds } = new Subnets(this, "subnet", {
      vpcId,
      name: `${name}-firewall`,
      cidrs: props.cidrs,
      routeTables,
    });
    const firewall = new NetworkFirewall(this, "Resource", { ...props, subnetIds });
    this.subnetIds = subnetIds;
    this.routeTableIds = routeTables;
    this.firewallArn = firewall.firewallArn;
    this.endpointIds = firewall.endpointIds;
  }
}

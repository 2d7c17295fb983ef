import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { configured } from "../configured";
import { InspectedEgress, type InspectedEgressProps } from "./inspected-egress";
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
  /** Keeps the addresses of NAT gateways. */
  readonly preventDestroy: boolean;
  /** A firewall between the private subnets and NAT. Default none. */
  readonly firewall?: Omit<InspectedEgressProps, "vpcId" | "name" | "natGatewayIds"> | undefined;
}

/** Something in every zone of every workspace: workspace key → zone id → it. */
type ByWorkspaceAndZone<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** Route tables of the VPC and the NAT gateways that they lead to. */
export class Routing extends Construct {
  /** Zone id → route table of the zone's private subnets. */
  readonly privateTableIds: Readonly<Record<string, string>>;
  /** Route table that leads nowhere but into the VPC, for endpoints. */
  readonly endpointTableId: string;
  /** Zone id → NAT gateway id; empty without NAT. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
  /** Zone id → public subnet; empty without NAT. */
  readonly publicSubnetIds: Readonly<Record<string, string>>;
  /** Zone id → subnet of the firewall; empty without one. */
  readonly firewallSubnetIds: Readonly<Record<string, string>>;
  /** The firewall's way in and out in every zone, if there is one: for what else passes it. */
  readonly firewall: Pick<InspectedEgress, "endpointIds" | "routeTableIds"> | undefined;
  /** ARN of the firewall, if there is one. */
  readonly firewallArn: string | undefined;
  private readonly publicTable: RouteTable | undefined;

  constructor(scope: Construct, id: string, props: RoutingProps) {
    super(scope, id);
    const zonesWithGateway = { none: [], single: props.zones.slice(0, 1), "per-az": props.zones }[props.nat];
    const nat =
      zonesWithGateway.length === 0
        ? undefined
        : configured(
            new NatGateways(this, "nat", {
              vpcId: props.vpcId,
              name: props.name,
              cidrs: Object.fromEntries(zonesWithGateway.map((zone) => [zone, blockOf(props.publicCidrs, zone)])),
              preventDestroy: props.preventDestroy,
            }),
            ".nat",
          );
    this.natGatewayIds = nat?.gatewayIds ?? {};
    const [anyGateway] = Object.values(this.natGatewayIds);
    const exits = Object.fromEntries(
      props.zones.flatMap((zone) => {
        const gateway = this.natGatewayIds[zone] ?? anyGateway;
        return gateway === undefined ? [] : [[zone, gateway]];
      }),
    );
    const firewall = props.firewall && this.inspect(props, props.firewall, exits);
    this.publicTable = nat?.routeTable;
    this.firewall = firewall;
    this.firewallArn = firewall?.firewallArn;
    this.publicSubnetIds = nat?.subnetIds ?? {};
    this.firewallSubnetIds = firewall?.subnetIds ?? {};

    // One table per zone, so that each zone can leave through its own gateway.
    const tables = Object.fromEntries(
      props.zones.map((zone) => {
        const name = `${props.name}-private-${zone}`;
        return [zone, new RouteTable(this, `private-${zone}`, { vpcId: props.vpcId, name })];
      }),
    );
    for (const [zone, table] of Object.entries(tables)) {
      const [vpcEndpointId, natGatewayId] = [firewall?.endpointIds[zone], exits[zone]];
      if (vpcEndpointId !== undefined) table.defaultRoute({ vpcEndpointId });
      else if (natGatewayId !== undefined) table.defaultRoute({ natGatewayId });
    }
    this.privateTableIds = mapValues(tables, (table) => table.routeTableId);
    this.endpointTableId = new RouteTable(this, "endpoints", {
      vpcId: props.vpcId,
      name: `${props.name}-endpoints`,
    }).routeTableId;
  }

  /** From NAT back to the workspaces' subnets, which have to be there before; nothing without a firewall. */
  answerThroughFirewall(cidrs: ByWorkspaceAndZone<string>, subnets: ByWorkspaceAndZone<ITerraformDependable>): void {
    const { firewall, publicTable } = this;
    if (firewall && publicTable) returnThrough(firewall, publicTable, cidrs, subnets);
  }

  private inspect(
    { vpcId, name }: RoutingProps,
    firewall: NonNullable<RoutingProps["firewall"]>,
    natGatewayIds: Readonly<Record<string, string>>,
  ): InspectedEgress {
    return configured(new InspectedEgress(this, "firewall", { ...firewall, vpcId, name, natGatewayIds }), ".egress");
  }
}

/**
 * Answers reach a workspace through the endpoint of its own zone, like the questions: a firewall that sees only
 * one half of a connection drops it. A route to exactly a subnet's block wins over the VPC's own.
 * @param cidrs blocks of the subnets
 * @param subnets the same subnets: AWS refuses a route into the VPC to what is not there
 */
export function returnThrough(
  firewall: Pick<InspectedEgress, "endpointIds">,
  table: RouteTable,
  cidrs: ByWorkspaceAndZone<string>,
  subnets: ByWorkspaceAndZone<ITerraformDependable>,
): void {
  for (const [workspace, ofWorkspace] of Object.entries(cidrs)) {
    for (const [zone, cidr] of Object.entries(ofWorkspace)) {
      const target = { vpcEndpointId: blockOf(firewall.endpointIds, zone) };
      const subnet = subnets[workspace]?.[zone];
      if (subnet === undefined) throw new Error(`workspace ${workspace} has no subnet in ${zone}`);
      table.route(`return-${workspace}-${zone}`, cidr, target, [subnet]);
    }
  }
}

function blockOf(byZone: Readonly<Record<string, string>>, zone: string): string {
  const value = byZone[zone];
  if (value === undefined) throw new Error(`zone ${zone} has no public subnet, or no firewall`);
  return value;
}

import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { KeptBlock, type KeptBlockProps } from "./kept-block";

export interface SubnetsProps {
  readonly vpcId: string;
  /** Start of the Name tags; the zone id follows. */
  readonly name: string;
  /** Zone id → IPv4 block. Changing a block replaces the subnet. */
  readonly cidrs: Readonly<Record<string, string>>;
  /** Zone id → route table of the zone's subnet, or one table for all of them. */
  readonly routeTables: string | Readonly<Record<string, string>>;
  /** What is in them cannot do without them: a changed block is refused. Default: it replaces the subnet. */
  readonly kept?: Pick<KeptBlockProps, "what" | "revision"> | undefined;
}

/** One subnet per availability zone, none of which gives out public addresses. */
export class Subnets extends Construct {
  /** Zone id → subnet id. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Zone id → subnet, for what has to wait for it. */
  readonly subnets: Readonly<Record<string, Subnet>>;

  constructor(scope: Construct, id: string, props: SubnetsProps) {
    super(scope, id);
    this.subnets = mapValues(props.cidrs, (cidrBlock, zone) => {
      const subnet = new Subnet(this, zone, {
        vpcId: props.vpcId,
        availabilityZoneId: zone,
        cidrBlock,
        mapPublicIpOnLaunch: false,
        tags: { Name: `${props.name}-${zone}` },
        ...(props.kept && { lifecycle: { precondition: [this.keep(zone, cidrBlock, props.kept)] } }),
      });
      const routeTableId = typeof props.routeTables === "string" ? props.routeTables : props.routeTables[zone];
      if (routeTableId === undefined) throw new Error(`zone ${zone} has no route table`);
      new RouteTableAssociation(this, `route-${zone}`, { subnetId: subnet.id, routeTableId });
      return subnet;
    });
    this.subnetIds = mapValues(this.subnets, (subnet) => subnet.id);
  }

  private keep(zone: string, cidr: string, { what, revision }: Pick<KeptBlockProps, "what" | "revision">) {
    return new KeptBlock(this, `block-${zone}`, { what: `${what} in ${zone}`, cidr, revision }).precondition;
  }
}

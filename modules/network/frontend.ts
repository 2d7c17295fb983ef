import { Construct } from "constructs";
import { ClientSecurityGroup } from "./client-security-group";
import { FrontendDns } from "./frontend-dns";
import { InboundResolver } from "./inbound-resolver";
import { type EndpointDns, InterfaceEndpoint } from "./interface-endpoint";

export interface FrontendProps {
  /** VPC that users' networks are connected to. */
  readonly vpcId: string;
  /** Start of the names. */
  readonly name: string;
  /** Name of the security group of each part. Changing one replaces the group. */
  readonly groupNames: Readonly<Record<"endpoint" | "resolver", string>>;
  /** Subnets of that VPC, each in another zone. */
  readonly subnetIds: readonly string[];
  /** IPv4 blocks that users come from. */
  readonly clientCidrs: readonly string[];
  /** An endpoint in the VPC that is there for the back end. Default: one of its own. */
  readonly shared?: EndpointDns | undefined;
  /** Full name of the region's workspace service. */
  readonly serviceName: string;
  /** Private zone, and the region's record in it. Default: names are somebody else's. */
  readonly region?: { readonly zoneName: string; readonly recordName: string } | undefined;
  /** Whether name servers of the users' networks can ask this VPC. */
  readonly inboundResolver: boolean;
  /** Keeps what users' networks and Databricks know it by. */
  readonly preventDestroy: boolean;
}

/** Front-end PrivateLink: users reach workspaces through one endpoint. */
export class Frontend extends Construct {
  /** Id of the endpoint of its own, if it has one. */
  readonly endpointId: string | undefined;

  constructor(scope: Construct, id: string, props: FrontendProps) {
    super(scope, id);
    const { vpcId, name, subnetIds, clientCidrs, preventDestroy } = props;
    const own = props.shared === undefined ? this.ownEndpoint(props) : undefined;
    const endpoint = props.shared ?? own?.dns;
    if (endpoint !== undefined && props.region !== undefined) {
      new FrontendDns(this, "dns", { vpcId, ...props.region, endpoint });
    }
    if (props.inboundResolver) {
      const groupName = props.groupNames.resolver;
      const place = { vpcId, name: `${name}-resolver`, groupName, subnetIds, clientCidrs, preventDestroy };
      new InboundResolver(this, "resolver", place);
    }
    this.endpointId = own?.endpointId;
  }

  /** With zones of its own, AWS's private DNS stays off: another endpoint of the VPC may have it. */
  private ownEndpoint(props: FrontendProps): InterfaceEndpoint {
    const { vpcId, name, subnetIds, clientCidrs, serviceName, preventDestroy } = props;
    const { securityGroupId } = new ClientSecurityGroup(this, "security-group", {
      vpcId,
      name: props.groupNames.endpoint,
      description: "Users of Databricks workspaces",
      clientCidrs,
      ports: [{ id: "https", protocol: "tcp", port: 443, description: "Web application and REST API" }],
    });
    return new InterfaceEndpoint(this, "endpoint", {
      vpcId,
      name: `${name}-frontend`,
      serviceName,
      subnetIds,
      securityGroupId,
      privateDns: false,
      preventDestroy,
    });
  }
}

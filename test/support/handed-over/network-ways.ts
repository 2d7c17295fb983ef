import { ATTESTED } from "../connections";
import type { HandedOverGroup } from "./group";

export const NETWORK_WAYS: HandedOverGroup = {
  name: "ways out of and into the network",
  isDeployed: true,
  along: ["aws_ec2_transit_gateway_route_table_association", "aws_ec2_transit_gateway_route_table_propagation"],
  own: ({ account, input }) => {
    account.attestations = { ...account.attestations, ...ATTESTED };
    input.network = {
      ...input.network,
      privateLink: {
        backend: true,
        frontend: {
          endpoint: {
            mode: "transit",
            vpcId: "vpc-00000000000000009",
            subnetIds: ["subnet-00000000000000008", "subnet-00000000000000009"],
          },
          clientCidrs: ["172.16.0.0/16"],
        },
      },
      connections: {
        transitGateway: { mode: "create", destinations: [{ cidr: "10.80.4.0/24", ports: [5432] }] },
      },
    };
  },
  things: [
    {
      setting: "network.connections.transitGateway",
      pattern: "network[customer-managed].connections.transitGateway",
      use: ({ input }, known) =>
        Object.assign(input.network.connections ?? {}, {
          transitGateway: {
            mode: "existing",
            id: known("dev-network", "aws_ec2_transit_gateway.transit-gateway", "id"),
            destinations: [{ cidr: "10.80.4.0/24", ports: [5432] }],
          },
        }),
    },
    {
      setting: "network.privateLink.frontend.endpoint",
      pattern: "network[customer-managed].privateLink.frontend.endpoint",
      use: ({ input }, known) =>
        Object.assign(input.network.privateLink?.frontend ?? {}, {
          endpoint: {
            mode: "existing",
            vpcId: "vpc-00000000000000009",
            endpointId: known("dev-network", "aws_vpc_endpoint.frontend", "id"),
          },
        }),
    },
    {
      setting: "network.privateLink.frontend.dns",
      pattern: "network[customer-managed].privateLink.frontend.dns",
      use: ({ input }) => Object.assign(input.network.privateLink?.frontend ?? {}, { dns: "existing" }),
    },
  ],
};

import { entries } from "../checks/check";
import type { ManualStep, StepView } from "./step";

/** The connections of every VPC that is made here. */
const connections = ({ environments }: StepView) =>
  environments.flatMap(({ data: { network, awsAccountId } }) =>
    network?.mode === "customer-managed" && network.connections !== undefined
      ? [{ ...network.connections, awsAccountId }]
      : [],
  );

/** What others do at the far end of connections. */
export const CONNECTION_STEPS: readonly ManualStep[] = [
  {
    id: "transit-gateway-shared",
    title: "the transit gateway of another account is shared with this one",
    instructions: [
      "The owner shares the transit gateway with the environment's account through AWS Resource Access Manager.",
      "Outside of an organization that shares by itself, accept the invitation in the environment's account, under Shared with me.",
      "Check that the gateway is listed in the VPC console of the environment's account and region.",
    ],
    blocking: true,
    appliesTo: (view) =>
      connections(view).some(
        ({ transitGateway: gateway, awsAccountId }) =>
          gateway?.mode === "existing" &&
          gateway.ownerAccountId !== undefined &&
          gateway.ownerAccountId !== awsAccountId,
      ),
  },
  {
    id: "direct-connect-line",
    title: "the Direct Connect line is up",
    instructions: [
      "Order the connection, have the letter of authorization (LOA-CFA) carried out by the colocation provider, and wait until the connection is up.",
      "Make the Direct Connect gateway in the environment's account, with an ASN that differs from that of the transit gateway.",
      "Make the virtual interface to it, transit for a transit gateway and private otherwise, and set up BGP on the router.",
      "Write the id of the gateway under network.connections.directConnect.gatewayId.",
    ],
    blocking: true,
    appliesTo: (view) => connections(view).some(({ directConnect }) => directConnect !== undefined),
  },
  {
    id: "peering-accepted",
    title: "peerings accepted by other accounts",
    instructions: [
      "After the first deployment, the other account accepts the peering in its VPC console, within seven days.",
      "It adds routes to the VPC's blocks, lets the workspaces' subnets in on the declared ports, and allows DNS resolution if its names are asked for.",
    ],
    blocking: false,
    appliesTo: (view) =>
      connections(view).some(({ peerings }) => entries(peerings).some(([, { peer }]) => peer?.mode === "manual")),
  },
  {
    id: "transit-gateway-routes",
    title: "routes of the transit gateway lead to the VPC and back",
    instructions: [
      "Where the gateway accepts nothing by itself, its owner accepts the attachment; then set transitGateway.attachment to on.",
      "The owner associates the attachment with a route table that leads to the declared destinations, and nowhere else.",
      "The owner lets the tables of the destinations lead to the VPC's blocks, by propagation or by static routes.",
    ],
    blocking: false,
    appliesTo: (view) => connections(view).some(({ transitGateway }) => transitGateway?.mode === "existing"),
  },
  {
    id: "vpn-device",
    title: "devices at the other end of VPNs",
    instructions: [
      "Download the device's configuration in the VPC console, under Site-to-Site VPN connections; the pre-shared keys are in Secrets Manager.",
      "Set up both tunnels, and check under Tunnel details that both are up.",
      "Let the firewalls of that network let the workspaces' subnets in on the declared ports.",
    ],
    blocking: false,
    appliesTo: (view) => connections(view).some(({ vpn }) => entries(vpn).length > 0),
  },
];

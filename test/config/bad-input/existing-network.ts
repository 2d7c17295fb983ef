import type { BadInput } from "./case";
import { attested, closed, id, perWorkspace, SUBNET, shared, transit, VPCE } from "./parts";

const back = { workspaceEndpointId: VPCE(1), relayEndpointId: VPCE(2) };
const main = { subnetIds: { "euw1-az1": SUBNET(1), "euw1-az2": SUBNET(2) }, securityGroupIds: [id("sg", 1)] };
const existing = (change: object) => ({
  network: { mode: "existing", vpcId: id("vpc", 1), workspaces: { main }, ...change },
});
const keys = Array.from({ length: 56 }, (_, n) => `w${n}`);
/** An environment with so many workspaces, each with an endpoint of its own. */
const crowded = {
  governanceWorkspace: "main",
  ...Object.fromEntries(keys.map((key) => [`workspaces.${key}`, {}])),
  ...existing({
    workspaces: Object.fromEntries(
      ["main", ...keys].map((key, n) => [
        key,
        {
          subnetIds: { "euw1-az1": SUBNET(2 * n), "euw1-az2": SUBNET(2 * n + 1) },
          securityGroupIds: [id("sg", n)],
        },
      ]),
    ),
    privateLink: { frontend: { ...perWorkspace, dns: "existing" }, access: { level: "ENDPOINT" } },
  }),
};

/** What can be wrong with a VPC that is there already, and what is said about it. */
export const EXISTING_NETWORK_CASES: readonly BadInput[] = [
  [
    "an existing VPC without a workspace's subnets",
    { dev: existing({ workspaces: {} }) },
    "dev: network.workspaces: says nothing about workspace main. Fix: add its subnets and security groups.",
  ],
  [
    "an existing VPC with one half of the back end",
    { dev: existing({ privateLink: { relayEndpointId: VPCE(2) } }) },
    "dev: network.privateLink: has relayEndpointId without workspaceEndpointId: clusters need the REST API and the relay. Fix: add workspaceEndpointId, or remove relayEndpointId.",
  ],
  [
    "an existing VPC that leads nowhere",
    { dev: existing({ internet: "none", endpoints: { s3: VPCE(5) } }) },
    'dev: network.internet: with "none", clusters reach only endpoints in the VPC, and there is no privateLink.workspaceEndpointId, privateLink.relayEndpointId, endpoints.sts, endpoints.kinesis. Fix: name these endpoints, or use "route" or "propagated".',
  ],
  [
    "an existing VPC whose front end shares nothing",
    { dev: existing({ privateLink: { frontend: shared } }) },
    "dev: network.privateLink.frontend.endpoint.mode: the front end shares the back end's endpoint, and there is none. Fix: name the back end's endpoints (workspaceEndpointId, relayEndpointId), or use mode \"transit\".",
  ],
  [
    "an existing VPC whose front end has an inbound endpoint",
    { dev: existing({ privateLink: { ...back, frontend: { ...shared, inboundResolver: true } } }) },
    'dev: network.privateLink.frontend.inboundResolver: there are no subnets for an inbound endpoint: this endpoint is in a VPC whose subnets are not configured. Fix: set it to false and forward to a resolver of that VPC, or use an endpoint of mode "transit".',
  ],
  [
    "an existing VPC that closes public access to clusters",
    { account: attested, dev: existing({ privateLink: { frontend: transit, access: closed } }) },
    'dev: network.privateLink.access.public.mode: without privateLink.workspaceEndpointId, closing public access locks clusters out. Fix: set up both connections first, or use mode "open".',
  ],
  [
    "one endpoint for two purposes",
    { dev: existing({ privateLink: { workspaceEndpointId: VPCE(1), relayEndpointId: VPCE(1) } }) },
    "dev: network.privateLink.relayEndpointId: vpce-00000000000000001 is network.privateLink.workspaceEndpointId of config/environments/dev.ts already, and Databricks registers an endpoint once per account. Fix: give each environment endpoints of its own, or put the workspaces into one environment.",
  ],
  [
    "more registered endpoints and private access settings than an account has",
    { dev: crowded, prod: crowded },
    [
      "account: 114 endpoint registrations (dev 57, prod 57), and 110 is the most. Fix: remove some, or ask Databricks for more.",
      "account: 114 private access settings, and 55 is the most. Fix: remove some, or ask Databricks for more.",
      "account: 114 workspaces, each with its own credential configuration, in an Enterprise account, and 55 is the most. Fix: remove some, or ask Databricks for more.",
    ],
  ],
];

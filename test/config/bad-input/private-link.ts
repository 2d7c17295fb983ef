import type { BadInput } from "./case";
import { attested, closed, perWorkspace, SUBNET, shared, there, transit } from "./parts";

/** What can be wrong with private connections, and what is said about it. */
export const PRIVATE_LINK_CASES: readonly BadInput[] = [
  [
    "PrivateLink in the Premium tier",
    { account: { tier: "PREMIUM" }, dev: { "network.privateLink": { backend: true } } },
    'dev: network.privateLink.backend: PrivateLink needs the Enterprise tier, and the account is PREMIUM. Fix: remove it, or set tier to "ENTERPRISE" in config/account.ts if that is what the account has.',
  ],
  [
    "a front end that shares nothing",
    { dev: { "network.privateLink": { frontend: shared } } },
    'dev: network.privateLink.frontend.endpoint.mode: the front end shares the back end\'s endpoint, and there is none. Fix: set privateLink.backend to true, or use mode "transit".',
  ],
  [
    "users inside the VPC",
    { dev: { "network.privateLink": { backend: true, frontend: { ...shared, clientCidrs: ["10.20.0.0/24"] } } } },
    "dev: network.privateLink.frontend.clientCidrs.0: 10.20.0.0/24 overlaps the VPC 10.20.0.0/16, so answers would never leave it. Fix: use the block of the users' own network; whatever is in the VPC gets in anyway.",
  ],
  [
    "a transit VPC with one subnet",
    {
      dev: {
        "network.privateLink": { frontend: { ...transit, endpoint: { ...transit.endpoint, subnetIds: [SUBNET(1)] } } },
      },
    },
    "dev: network.privateLink.frontend.endpoint.subnetIds: has 1 entry. Fix: use at least 2 entries.",
  ],
  [
    "closed public access with a front end alone",
    { account: attested, dev: { "network.privateLink": { frontend: transit, access: closed } } },
    'dev: network.privateLink.access.public.mode: without privateLink.backend, closing public access locks clusters out. Fix: set up both connections first, or use mode "open".',
  ],
  [
    "a runner that would lock itself out",
    {
      account: attested,
      dev: {
        "network.privateLink": {
          backend: true,
          frontend: shared,
          access: { public: { mode: "closed", runner: "192.0.2.0/24" } },
        },
      },
    },
    "dev: network.privateLink.access.public.runner: 192.0.2.0/24 is in none of 10.20.0.0/16, 172.16.0.0/16: Terraform would lock itself out. Fix: add the block to frontend.clientCidrs, or run Terraform from one of these.",
  ],
  [
    "a runner that one workspace's endpoint does not let in",
    {
      account: attested,
      dev: {
        "network.privateLink": {
          backend: true,
          frontend: {
            ...perWorkspace,
            endpoint: { ...perWorkspace.endpoint, workspaceClientCidrs: { main: ["192.168.7.0/24"] } },
          },
          access: { level: "ENDPOINT", ...closed },
        },
      },
    },
    "dev: network.privateLink.access.public.runner: 172.16.4.0/24 is in none of 10.20.0.0/16, 192.168.7.0/24: Terraform would lock itself out. Fix: add the block to frontend.endpoint.workspaceClientCidrs.main, or run Terraform from one of these.",
  ],
  [
    "an endpoint per workspace that keeps nobody out",
    { dev: { "network.privateLink": { frontend: perWorkspace } } },
    'dev: network.privateLink.access.level: an endpoint per workspace separates nothing while every endpoint of the account may reach every workspace. Fix: set it to "ENDPOINT", or frontend.endpoint.per to "region".',
  ],
  [
    "users of a workspace that is not there",
    {
      dev: {
        "network.privateLink": {
          frontend: {
            ...perWorkspace,
            endpoint: { ...perWorkspace.endpoint, workspaceClientCidrs: { lap: ["192.168.7.0/24"] } },
          },
          access: { level: "ENDPOINT" },
        },
      },
    },
    'dev: network.privateLink.frontend.endpoint.workspaceClientCidrs.lap: "lap" is not a workspace of the environment (main). Fix: correct the name, or declare it under workspaces.',
  ],
  [
    "users of a workspace where one endpoint is for all",
    {
      dev: {
        "network.privateLink": {
          frontend: {
            ...transit,
            endpoint: { ...transit.endpoint, workspaceClientCidrs: { main: ["192.168.7.0/24"] } },
          },
        },
      },
    },
    'warning: dev: network.privateLink.frontend.endpoint.workspaceClientCidrs: has no effect with per "region". Fix: remove it, or set per to "workspace".',
  ],
  [
    "a list of endpoints with one that is registered elsewhere",
    {
      dev: {
        "network.privateLink": {
          frontend: { ...there, endpoint: { ...there.endpoint, registered: "elsewhere" } },
          access: { level: "ENDPOINT" },
        },
      },
    },
    'dev: network.privateLink.frontend.endpoint.registered: an endpoint that is registered elsewhere cannot be on the list of access.level ENDPOINT: Databricks\' id of it is not known here. Fix: set access.level to "ACCOUNT", or register it here.',
  ],
  [
    "an inbound endpoint without subnets",
    { dev: { "network.privateLink": { frontend: { ...there, inboundResolver: true } } } },
    'dev: network.privateLink.frontend.inboundResolver: there are no subnets for an inbound endpoint: this endpoint is in a VPC whose subnets are not configured. Fix: set it to false and forward to a resolver of that VPC, or use an endpoint of mode "transit".',
  ],
  [
    "one endpoint registered by two environments",
    {
      dev: { "network.privateLink": { frontend: { ...there, dns: "existing" } } },
      prod: { "network.privateLink": { frontend: { ...there, dns: "existing" } } },
    },
    'prod: network.privateLink.frontend.endpoint.endpointId: vpce-00000000000000009 is network.privateLink.frontend.endpoint.endpointId of config/environments/dev.ts already, and Databricks registers an endpoint once per account. Fix: set endpoint.registered to "elsewhere" in all but one of them.',
  ],
  [
    "two private zones of one name in a VPC",
    { dev: { "network.privateLink": { frontend: transit } }, prod: { "network.privateLink": { frontend: transit } } },
    'prod: network.privateLink.frontend.endpoint.vpcId: vpc-00000000000000009 has the front end of config/environments/dev.ts already, and one private zone per VPC serves every workspace of the region. Fix: leave the front end to that environment, set dns to "existing" here, or use another VPC.',
  ],
];

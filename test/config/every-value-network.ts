import { PEER_VPC } from "../support/connections";
import { existing, provisioned } from "../support/kafka";
import { attested, closed, perWorkspace, shared, there, transit } from "./bad-input/parts";
import type { Base } from "./every-value-base";
import type { Changes } from "./problems";

const UUID = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";

const NCC = { account: { networkConnectivity: { dev: { mode: "create", region: "eu-west-1" } } } } as const;

const service = (changes: Changes): Base => ({
  name: `an endpoint service: ${Object.keys(changes).join()}`,
  account: { ...NCC.account },
  environment: {
    "workspaces.main.networkConnectivity": "dev",
    "network.connections.endpointServices.db": {
      domainNames: ["orders-db.corp.example"],
      listeners: [{ protocol: "TCP", port: 443 }],
      targets: { kind: "ip", addresses: ["10.20.0.20"] },
      ...changes,
    },
  },
});

/** Networks and what connects them. */
export const NETWORK_BASES: readonly Base[] = [
  ...(["govcloud-civilian", "govcloud-dod"] as const).map((shard) => ({
    name: `the shard ${shard}`,
    account: { shard, metastores: { "us-gov-west-1": { mode: "create", adminGroup: "platform-admins" } } },
    environment: { region: "us-gov-west-1", "network.availabilityZoneIds": ["usgw1-az1", "usgw1-az2"] },
  })),
  {
    name: "things of the account that are there already",
    account: {
      "metastores.eu-west-1": { mode: "existing", id: UUID, adminGroup: "platform-admins" },
      "groups.analysts": { mode: "existing" },
      "networkConnectivity.dev": { mode: "existing", region: "eu-west-1", id: UUID },
      "attestations.scim-groups": "A. Lovelace, 2026-11-02",
      "attestations.metastore-admin-group": "A. Lovelace, 2026-11-02",
    },
  },
  {
    name: "limits of serverless compute",
    account: {
      networkPolicies: {
        dev: { mode: "create", hosts: ["pypi.org"] },
        strict: { mode: "create", enforcement: "enforced" },
        free: { mode: "create", access: "open" },
        usual: { mode: "existing", name: "default-policy" },
      },
    },
    environment: { "workspaces.main.networkPolicy": "dev" },
  },
  {
    name: "container images over endpoints",
    environment: { "network.endpoints": ["ecr.api", "ecr.dkr"] },
  },
  {
    name: "no way out",
    environment: { "network.nat": "none", "network.privateLink": { backend: true } },
  },
  {
    name: "a front end per workspace",
    account: attested,
    environment: {
      "network.privateLink": { backend: true, frontend: perWorkspace, access: { level: "ENDPOINT", ...closed } },
    },
  },
  { name: "a front end that is there", environment: { "network.privateLink": { frontend: there } } },
  ...[shared, transit, there, perWorkspace].map((frontend, index) => ({
    name: `a front end of a VPC that is there: ${index}`,
    from: "existing network",
    account: attested,
    environment: {
      "network.privateLink": {
        workspaceEndpointId: "vpce-00000000000000001",
        relayEndpointId: "vpce-00000000000000002",
        frontend,
        access: { level: frontend === perWorkspace ? "ENDPOINT" : "ACCOUNT", ...closed },
      },
    },
  })),
  {
    name: "a VPC that is there, without a way out",
    from: "existing network",
    environment: {
      "network.internet": "none",
      "network.endpoints": {
        s3: "vpce-00000000000000003",
        sts: "vpce-00000000000000004",
        kinesis: "vpce-00000000000000005",
      },
    },
  },
  {
    name: "a transit gateway of another account, requested",
    environment: {
      "network.connections.transitGateway": {
        mode: "existing",
        id: "tgw-0123456789abcdef0",
        ownerAccountId: "999999999999",
        attachment: "requested",
      },
      "network.privateLink": { backend: true },
    },
    account: { "attestations.transit-gateway-shared": "A. Lovelace, 2026-11-02" },
  },
  service({ targets: { kind: "instance", instanceIds: ["i-0123456789abcdef0"] } }),
  service({
    targets: {
      kind: "alb",
      loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/orders/0123456789abcdef",
    },
    healthCheck: { protocol: "HTTP" },
  }),
  service({
    listeners: [
      { protocol: "TLS", port: 443, certificateArn: `arn:aws:acm:eu-west-1:111111111111:certificate/${UUID}` },
    ],
  }),
  ...(["registered", "on"] as const).map((value) => ({
    name: `private storage: ${value}`,
    ...NCC,
    environment: {
      "workspaces.main.networkConnectivity": "dev",
      "serverless.storage": { state: value, zones: ["raw"] },
    },
  })),
  {
    name: "Kafka: the smallest brokers, and a cluster behind a peering",
    environment: {
      "dataServices.small": provisioned({ instanceType: "kafka.t3.small", otherAccounts: [], clientCidrs: [] }),
      "dataServices.peered": existing({ reach: { mode: "network", brokerCidrs: ["10.80.4.0/24"] } }),
      "network.connections.peerings.erp": {
        peer: { mode: "same-account", vpcId: PEER_VPC, dnsResolution: true },
        destinations: [{ cidr: "10.80.0.0/16", ports: [9098] }],
      },
    },
  },
];

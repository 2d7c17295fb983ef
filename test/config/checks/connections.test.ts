import { describe, expect, it } from "vitest";
import { ATTESTED, DEVICE, DIRECT_CONNECT_GATEWAY, PEER_VPC, TRANSIT_GATEWAY } from "../../support/connections";
import { type Changes, report } from "../problems";

const AT = "network.connections";
const account = Object.fromEntries(Object.entries(ATTESTED).map(([id, who]) => [`attestations.${id}`, who]));
const said = (dev: Changes, prod?: Changes) => report({ account, dev, ...(prod === undefined ? {} : { prod }) });

const PEER = { mode: "same-account", vpcId: PEER_VPC };
const to = (cidr: string, ports: unknown[] = [5432]) => [{ cidr, ports }];
const peering = (more: object = {}) => ({ peer: PEER, destinations: to("10.80.0.0/16"), ...more });
const vpn = (more: object = {}) => ({
  gateway: "virtual-private-gateway",
  device: DEVICE,
  destinations: to("172.16.0.0/16"),
  ...more,
});
const line = (more: object = {}) => ({
  gatewayId: DIRECT_CONNECT_GATEWAY,
  gateway: "virtual-private-gateway",
  destinations: to("172.16.0.0/16"),
  ...more,
});

describe("connections that are good", () => {
  it.each<[string, Changes]>([
    ["none", {}],
    ["a peering", { [`${AT}.peerings.erp`]: peering() }],
    ["several kinds to several networks", { [`${AT}.peerings.erp`]: peering(), [`${AT}.vpn.office`]: vpn() }],
    ["a transit gateway of one's own without destinations", { [`${AT}.transitGateway`]: { mode: "create" } }],
    ["a line with prefixes of the VPC", { [`${AT}.directConnect`]: line({ allowedPrefixes: ["10.20.0.0/16"] }) }],
    [
      "a narrower block beside a wider one of the same connection",
      {
        [`${AT}.peerings.erp.destinations`]: [...to("10.80.0.0/16"), ...to("10.80.4.0/24", [22])],
        [`${AT}.peerings.erp.peer`]: PEER,
      },
    ],
  ])("%s", (_, dev) => expect(said(dev)).toBe(""));
});

describe("connections that are not", () => {
  it.each<[string, Changes, string]>([
    [
      "a public block",
      { [`${AT}.peerings.erp`]: peering({ destinations: to("52.10.0.0/16") }) },
      `dev: ${AT}.peerings.erp.destinations.0.cidr: 52.10.0.0/16 is not private, and would be taken away from the internet. Fix: use blocks of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10.`,
    ],
    [
      "everything",
      { [`${AT}.vpn.office`]: vpn({ destinations: to("0.0.0.0/0") }) },
      `dev: ${AT}.vpn.office.destinations.0.cidr: 0.0.0.0/0 is the internet: it is wider than /8`,
    ],
    [
      "a block of the VPC",
      { [`${AT}.peerings.erp`]: peering({ destinations: to("10.0.0.0/8") }) },
      `dev: ${AT}.peerings.erp.destinations.0.cidr: 10.0.0.0/8 overlaps the VPC's 10.20.0.0/16, so nothing would ever leave for it. Fix: narrow it`,
    ],
    [
      "a block of the VPC's second block",
      {
        "network.secondCidr": { cidr: "100.64.0.0/16", workspaces: ["main"] },
        [`${AT}.peerings.erp`]: peering({ destinations: to("100.64.128.0/24") }),
      },
      "100.64.128.0/24 overlaps the VPC's 100.64.0.0/16",
    ],
    [
      "a block of Docker's",
      { [`${AT}.peerings.erp`]: peering({ destinations: to("172.17.4.0/24") }) },
      `warning: dev: ${AT}.peerings.erp.destinations.0.cidr: 172.17.4.0/24 holds addresses of 172.17.0.0/16, which containers on cluster nodes keep for themselves`,
    ],
    [
      "one block of two connections",
      { [`${AT}.peerings.erp`]: peering(), [`${AT}.vpn.office`]: vpn({ destinations: to("10.80.4.0/24") }) },
      `dev: ${AT}.vpn.office.destinations.0.cidr: 10.80.4.0/24 overlaps 10.80.0.0/16 of ${AT}.peerings.erp. Fix: let every block lead to one connection.`,
    ],
    [
      "one block twice",
      { [`${AT}.peerings.erp`]: peering({ destinations: [...to("10.80.0.0/16"), ...to("10.80.0.0/16", [443])] }) },
      `dev: ${AT}.peerings.erp.destinations.1.cidr: 10.80.0.0/16 is listed twice. Fix: list it once, with all its ports.`,
    ],
    [
      "ports that run backwards",
      { [`${AT}.peerings.erp`]: peering({ destinations: to("10.80.0.0/16", [{ from: 90, to: 80 }]) }) },
      `${AT}.peerings.erp.destinations.0.ports.0`,
    ],
    ["no ports", { [`${AT}.peerings.erp`]: peering({ destinations: to("10.80.0.0/16", []) }) }, "destinations.0.ports"],
    [
      "a VPN at a transit gateway that is not there",
      { [`${AT}.vpn.office`]: vpn({ gateway: "transit-gateway" }) },
      `dev: ${AT}.vpn.office.gateway: there is no transit gateway. Fix: add transitGateway with mode "create", or use "virtual-private-gateway".`,
    ],
    [
      "a VPN at somebody else's transit gateway",
      {
        [`${AT}.transitGateway`]: { mode: "existing", id: TRANSIT_GATEWAY, destinations: to("10.90.0.0/16") },
        [`${AT}.vpn.office`]: vpn({ gateway: "transit-gateway" }),
      },
      "only the owner of a transit gateway can let VPNs and Direct Connect end there",
    ],
    [
      "a line at a transit gateway that is not there",
      { [`${AT}.directConnect`]: line({ gateway: "transit-gateway" }) },
      `dev: ${AT}.directConnect.gateway: there is no transit gateway`,
    ],
    [
      "a device with the number of AWS' side",
      { [`${AT}.vpn.office`]: vpn({ device: { ...DEVICE, bgpAsn: 64512 } }) },
      `dev: ${AT}.vpn.office.device.bgpAsn: 64512 is the number of AWS' side too. Fix: give the device, or the gateway (amazonSideAsn), a number of its own.`,
    ],
    [
      "a public number for AWS' side",
      { [`${AT}.transitGateway`]: { mode: "create", amazonSideAsn: 3320 } },
      `dev: ${AT}.transitGateway.amazonSideAsn: is not a private ASN. Fix: use one from 64512 to 65534, or from 4200000000 to 4294967294.`,
    ],
    [
      "inside addresses that AWS keeps",
      { [`${AT}.vpn.office`]: vpn({ tunnels: { insideCidrs: ["169.254.5.0/30", "169.254.10.0/30"] } }) },
      `dev: ${AT}.vpn.office.tunnels.insideCidrs.0: is no inside block of a tunnel. Fix: use a /30 of 169.254.0.0/16 that AWS does not keep for itself.`,
    ],
    [
      "a pre-shared key",
      { [`${AT}.vpn.office`]: vpn({ tunnels: { presharedKey: "x" } }) },
      `dev: ${AT}.vpn.office.tunnels`,
    ],
    [
      "a weak cipher",
      { [`${AT}.vpn.office`]: vpn({ tunnels: { encryption: ["AES128"] } }) },
      `dev: ${AT}.vpn.office.tunnels.encryption.0`,
    ],
    [
      "a role of the same account",
      {
        [`${AT}.peerings.erp`]: peering({
          peer: { ...PEER, mode: "role", roleArn: "arn:aws:iam::111111111111:role/peering" },
        }),
      },
      `dev: ${AT}.peerings.erp.peer.roleArn: 111111111111 is the environment's own account. Fix: use mode "same-account".`,
    ],
    [
      "the same account by hand",
      { [`${AT}.peerings.erp`]: peering({ peer: { ...PEER, mode: "manual", awsAccountId: "111111111111" } }) },
      `dev: ${AT}.peerings.erp.peer.awsAccountId: 111111111111 is the environment's own account`,
    ],
    [
      "two peerings with one VPC",
      { [`${AT}.peerings.erp`]: peering(), [`${AT}.peerings.crm`]: peering({ destinations: to("10.81.0.0/16") }) },
      `${PEER_VPC} is peered by "erp" already, and two VPCs have one peering. Fix: put the destinations of both into one.`,
    ],
    [
      "a request within one account",
      {
        [`${AT}.transitGateway`]: {
          mode: "existing",
          id: TRANSIT_GATEWAY,
          attachment: "requested",
          destinations: to("10.90.0.0/16"),
        },
      },
      `dev: ${AT}.transitGateway.attachment: attachments within one account are not requested, they are made. Fix: set it to "on"`,
    ],
    [
      "a zone without a subnet of the attachment",
      { [`${AT}.transitGateway`]: { mode: "create", subnets: { "euw1-az1": "10.20.250.0/28" } } },
      `dev: ${AT}.transitGateway.subnets: has no subnet in euw1-az2. Fix: write one for every zone, or none: a zone without a subnet does not reach the gateway.`,
    ],
    [
      "a subnet of the attachment in another zone",
      {
        [`${AT}.transitGateway`]: {
          mode: "create",
          subnets: { "euw1-az1": "10.20.250.0/28", "euw1-az2": "10.20.250.16/28", "euw1-az3": "10.20.250.32/28" },
        },
      },
      `dev: ${AT}.transitGateway.subnets.euw1-az3: euw1-az3 is not a zone of the network (euw1-az1, euw1-az2). Fix: remove it`,
    ],
    [
      "a subnet of the attachment in another's place",
      {
        [`${AT}.transitGateway`]: {
          mode: "create",
          subnets: { "euw1-az1": "10.20.0.0/28", "euw1-az2": "10.20.250.16/28" },
        },
      },
      `dev: ${AT}.transitGateway.subnets.euw1-az1: the subnet 10.20.0.0/28 of the transit gateway's attachment in euw1-az1 overlaps the subnet 10.20.0.0/20 of workspace main in euw1-az1`,
    ],
    [
      "prefixes without the VPC",
      { [`${AT}.directConnect`]: line({ allowedPrefixes: ["10.30.0.0/16"] }) },
      `warning: dev: ${AT}.directConnect.allowedPrefixes: nothing of the VPC's 10.20.0.0/16 is announced, so no answer finds its way back`,
    ],
    [
      "a workspace that is not there",
      { [`${AT}.peerings.erp`]: peering({ workspaces: ["mian"] }) },
      `dev: ${AT}.peerings.erp.workspaces.0: "mian" is not a workspace of the environment (main). Fix: write "main"`,
    ],
    [
      "a connection to nothing",
      { [`${AT}.vpn.office`]: vpn({ destinations: [] }) },
      `warning: dev: ${AT}.vpn.office: leads nowhere: there are neither destinations nor endpointCidrs. Fix: declare some, or remove it.`,
    ],
    [
      "more ports than a security group has room for",
      {
        [`${AT}.peerings.erp`]: peering({
          destinations: Array.from({ length: 5 }, (_, i) => ({
            cidr: `10.8${i}.0.0/16`,
            ports: Array.from({ length: 10 }, (_, port) => 1000 + port),
          })),
        }),
      },
      `dev: ${AT}: the destinations need 50 rules of a workspace's security group, and AWS has room for 45. Fix: put blocks together, or ports into ranges.`,
    ],
    [
      "more ports than an ACL has room for",
      {
        "network.networkAcls": true,
        [`${AT}.peerings.erp`]: peering({
          destinations: [...to("10.80.0.0/16", [1, 2, 3, 4, 5, 6, 7]), ...to("10.81.0.0/16", [1, 2, 3, 4, 5, 6])],
        }),
      },
      `dev: ${AT}: the destinations need 13 rules of the workspaces' network ACL, and AWS has room for 12`,
    ],
    [
      "an id of something else",
      { [`${AT}.transitGateway`]: { mode: "existing", id: "vpc-0123456789abcdef0" } },
      `dev: ${AT}.transitGateway.id: "vpc-0123456789abcdef0" is not an id of the kind tgw-…`,
    ],
  ])("%s", (_, dev, message) => expect(said(dev)).toContain(message));

  it("environments whose VPCs overlap at one transit gateway", () => {
    const connections = {
      [`${AT}.transitGateway`]: { mode: "existing", id: TRANSIT_GATEWAY, destinations: to("10.90.0.0/16") },
    };
    expect(said(connections, connections)).toBe("");
    expect(said(connections, { ...connections, "network.cidr": "10.20.0.0/17" })).toContain(
      `prod: ${AT}.transitGateway.id: 10.20.0.0/17 overlaps 10.20.0.0/16 of config/environments/dev.ts, which is at the same transit gateway. Fix: give the environments blocks of their own`,
    );
  });
});

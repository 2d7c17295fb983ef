import { describe, expect, it } from "vitest";
import { attachmentSubnets } from "../../../config/derive/connections/attachment-subnets";
import {
  blockId,
  declaredDestinations,
  isInspected,
  linksOf,
  portText,
  workspacesOf,
} from "../../../config/derive/connections/links";
import { peerRoleArns } from "../../../config/derive/connections/peer-roles";
import { connectedNetwork, DATABASE, DEVICE, KINDS, OFFICE, PEER_ROLE, PEER_VPC } from "../../support/connections";
import { accountInput, devInput, platformOf } from "../../support/platform";

const zones = ["euw1-az1", "euw1-az2", "euw1-az3"];
const attached = { connections: { transitGateway: {} } };

describe("subnets of an attachment", () => {
  it.each([
    ["10.20.0.0/16", ["10.20.204.0/28", "10.20.205.0/28", "10.20.206.0/28"]],
    ["10.20.0.0/20", ["10.20.12.192/28", "10.20.12.208/28", "10.20.12.224/28"]],
  ])("are a /28 each, behind endpoints, NAT and firewall in the last quarter of %s", (cidr, blocks) => {
    expect(Object.values(attachmentSubnets({ cidr, availabilityZoneIds: zones, ...attached }))).toEqual(blocks);
  });

  it("are those that are written, and none without a transit gateway", () => {
    const subnets = { "euw1-az1": "10.20.250.0/28" };
    const written = { connections: { transitGateway: { subnets } } };
    expect(attachmentSubnets({ cidr: "10.20.0.0/16", availabilityZoneIds: ["euw1-az1"], ...written })).toEqual(subnets);
    expect(attachmentSubnets({ cidr: "10.20.0.0/16", availabilityZoneIds: zones })).toEqual({});
  });
});

describe("links", () => {
  it("have an id of their kind and key, and lead where the connection ends", () => {
    const links = linksOf({
      peerings: { erp: { peer: { mode: "same-account", vpcId: PEER_VPC }, destinations: DATABASE } },
      transitGateway: { mode: "create" },
      vpn: { office: { gateway: "virtual-private-gateway", device: DEVICE, destinations: OFFICE } },
      directConnect: { gateway: "transit-gateway" },
    });
    expect(links.map(({ id, via, open }) => [id, via, open])).toEqual([
      ["peering-erp", "peering", true],
      ["transit-gateway", "transit-gateway", true],
      ["vpn-office", "virtual-private-gateway", true],
      ["direct-connect", "transit-gateway", true],
    ]);
    expect(links[0]?.destinations).toEqual([
      {
        cidr: "10.80.4.0/24",
        ports: [
          { from: 5432, to: 5432 },
          { from: 1521, to: 1522 },
        ],
      },
    ]);
  });

  it("of a draft leave out what is not known", () => {
    expect(linksOf(undefined)).toEqual([]);
    expect(linksOf({ vpn: { office: {} }, directConnect: {} })).toEqual([]);
    expect(linksOf({ peerings: { erp: { destinations: [{ ports: [443] }] } } })[0]?.destinations).toEqual([]);
  });

  it("of a requested attachment are not open, and declare nothing", () => {
    const links = linksOf({
      transitGateway: {
        mode: "existing",
        id: "tgw-0123456789abcdef0",
        attachment: "requested",
        destinations: DATABASE,
      },
    });
    expect(links.map(({ open }) => open)).toEqual([false]);
    expect(declaredDestinations(links, ["main"])).toEqual({});
  });

  it("pass the firewall where egress is filtered, but for peerings", () => {
    const vias = ["peering", "transit-gateway", "virtual-private-gateway"] as const;
    expect(vias.map((via) => isInspected({ via }, "filtered-egress"))).toEqual([false, true, true]);
    expect(vias.map((via) => isInspected({ via }, "isolated"))).toEqual([false, false, false]);
  });

  it("are for all workspaces, or for those that are named and there", () => {
    expect(workspacesOf({ workspaces: undefined }, ["lab", "main"])).toEqual(["lab", "main"]);
    expect(workspacesOf({ workspaces: ["main", "gone"] }, ["lab", "main"])).toEqual(["main"]);
  });

  it("are written as AWS, Suricata and names want them", () => {
    expect([portText({ from: 22, to: 22 }), portText({ from: 1, to: 9 }), portText({ from: 1, to: 9 }, ":")]).toEqual([
      "22",
      "1-9",
      "1:9",
    ]);
    expect(blockId("10.80.4.0/24")).toBe("10-80-4-0-24");
  });
});

describe("roles of the other side", () => {
  const rolesOf = (connections: (typeof KINDS)[string]) => {
    const input = { ...devInput(), network: connectedNetwork(connections, "public-egress") };
    const [env] = platformOf(accountInput(), input).environments;
    return env === undefined ? undefined : peerRoleArns(env.network);
  };

  it("are those of peerings, each once", () => {
    expect(rolesOf(KINDS["peering, role"] ?? {})).toEqual([PEER_ROLE]);
    expect(rolesOf(KINDS["peering, by hand"] ?? {})).toEqual([]);
    expect(peerRoleArns({ mode: "serverless-only" })).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { addressIn } from "../../emitted/references";
import { routesOf, routeTableOf } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";
import { findings } from "../../policy";
import { combinations, pairsOf } from "../support/pairwise";
import { accountInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { FACTORS, hasBack, hasFront, inputOf, isPossible, nameOf, ROWS, type Row, zonesOf } from "./combinations";

const count = (json: StackJson, type: string) => Object.keys(json.resource?.[type] ?? {}).length;

/** What a network of one's own is made of, told from the row alone. */
function expected(row: Row): Record<string, number> {
  const { zones, workspaces } = row;
  const [nat, filtered] = [row.isolation !== "isolated", row.isolation === "filtered-egress"];
  const transit = hasFront(row.privateLink) && !hasBack(row.privateLink);
  const publicKinds = (nat ? 1 : 0) + (filtered ? 1 : 0);
  return {
    aws_vpc: 1,
    // Workspaces', endpoints', and where there are any those of NAT and firewall.
    aws_subnet: zones * (workspaces + 1 + publicKinds),
    aws_nat_gateway: nat ? zones : 0,
    aws_internet_gateway: nat ? 1 : 0,
    aws_networkfirewall_firewall: filtered ? 1 : 0,
    // Private per zone, endpoints; public; firewall per zone.
    aws_route_table: zones + 1 + (nat ? 1 : 0) + (filtered ? zones : 0),
    // S3, STS, Kinesis; REST API and relay; users'.
    aws_vpc_endpoint: 3 + (hasBack(row.privateLink) ? 2 : 0) + (transit ? 1 : 0),
    aws_route53_zone: hasFront(row.privateLink) ? 1 : 0,
    // Nodes' per workspace, endpoints', users'.
    aws_security_group: workspaces + 1 + (transit ? 1 : 0),
    aws_network_acl: row.acls ? 2 + publicKinds : 0,
    aws_default_network_acl: row.acls ? 1 : 0,
  };
}

/** Where private subnets leave to. */
const EXIT = { "public-egress": "nat", "filtered-egress": "firewall", isolated: undefined } as const;

describe("combinations of network features", () => {
  it("hold every pair that is possible", () => {
    const all = combinations(FACTORS).filter(isPossible).flatMap(pairsOf);
    expect([...new Set(ROWS.flatMap(pairsOf))].sort()).toEqual([...new Set(all)].sort());
    expect(ROWS.length).toBeLessThan(25);
  });

  describe.each(ROWS.map((row) => [nameOf(row), row] as const))("%s", (_, row) => {
    const platform = platformOf(accountInput(), inputOf(row));
    const stacks = synthPlatform(platform);
    const json = (name: string) => {
      const stack = stacks.find((one) => one.name === name);
      if (stack === undefined) throw new Error(`there is no ${name}`);
      return stack.json;
    };
    const [network, workspace] = [json("dev-network"), json("dev-workspace")];

    it("has no findings: policies are clean, and nodes reach what they need and no more", () => {
      const found = stacks.flatMap((stack) => findings(stack, [], undefined, stacks));
      expect(found.map(({ stack, address, message }) => `${stack} ${address}: ${message}`)).toEqual([]);
    });

    it("registers the workspaces' networks, endpoints and settings that it should", () => {
      const networks = Object.values(workspace.resource?.databricks_mws_networks ?? {});
      expect(networks).toHaveLength(row.workspaces);
      for (const { subnet_ids, vpc_endpoints } of networks) {
        expect(subnet_ids).toHaveLength(row.zones);
        expect(vpc_endpoints !== undefined).toBe(hasBack(row.privateLink));
      }
      const transit = hasFront(row.privateLink) && !hasBack(row.privateLink);
      expect(count(workspace, "databricks_mws_vpc_endpoint")).toBe(
        (hasBack(row.privateLink) ? 2 : 0) + (transit ? 1 : 0),
      );
      expect(count(workspace, "databricks_mws_private_access_settings")).toBe(row.privateLink === "none" ? 0 : 1);
    });

    if (row.topology === "existing") {
      it("makes nothing but the front end, and looks up the rest", () => {
        const made = Object.keys(network.resource ?? {});
        const own = hasFront(row.privateLink) ? (hasBack(row.privateLink) ? "zone" : "endpoint") : "nothing";
        expect(made.sort()).toEqual(
          {
            nothing: [],
            zone: ["aws_route53_record", "aws_route53_zone"],
            endpoint: [
              "aws_route53_record",
              "aws_route53_zone",
              "aws_security_group",
              "aws_vpc_endpoint",
              "aws_vpc_security_group_ingress_rule",
            ],
          }[own],
        );
        expect(Object.keys(network.data?.aws_subnet ?? {})).toHaveLength(row.zones * row.workspaces);
        const needed = JSON.stringify(network.data?.aws_route_table).includes("has no default route");
        expect(needed).toBe(row.isolation === "public-egress");
      });
    } else {
      it("is made of exactly what the features need", () => {
        const wanted = expected(row);
        expect(Object.fromEntries(Object.keys(wanted).map((type) => [type, count(network, type)]))).toEqual(wanted);
      });

      it("leads private subnets out as its isolation says, and endpoints' subnets nowhere", () => {
        const exits = (subnet: string) =>
          routesOf(network, routeTableOf(network, subnet)).map(({ destination, hop }) => `${destination} ${hop.kind}`);
        const exit = EXIT[row.isolation];
        for (const zone of zonesOf(row)) {
          for (const key of ["main", "lab"].slice(0, row.workspaces)) {
            const found = exits(`aws_subnet.workspace-subnet-${key}_${zone}`);
            expect(found).toEqual(exit === undefined ? [] : [`0.0.0.0/0 ${exit}`]);
          }
          expect(exits(`aws_subnet.endpoint-subnet_${zone}`)).toEqual([]);
        }
      });

      it("has every subnet under an ACL of its own, or none", () => {
        const under = Object.values(network.resource?.aws_network_acl_association ?? {}).map(({ subnet_id }) =>
          addressIn(subnet_id, "aws_subnet"),
        );
        const subnets = Object.keys(network.resource?.aws_subnet ?? {}).map((key) => `aws_subnet.${key}`);
        expect(under.sort()).toEqual(row.acls ? subnets.sort() : []);
      });
    }
  });
});

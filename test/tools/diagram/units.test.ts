import { describe, expect, it } from "vitest";
import { unitsMarkdown, unitsText } from "../../../tools/diagram/units/table";
import { billedUnits } from "../../../tools/diagram/units/units";
import { connected } from "./support/connections";
import { exampleJson, examplePlatform } from "./support/examples";

const units = (environment: string) =>
  Object.fromEntries(
    billedUnits([exampleJson(`${environment}-network`), exampleJson(`${environment}-foundation`)]).map((unit) => [
      unit.name,
      unit.count,
    ]),
  );

describe("units billed around the clock", () => {
  it("counts gateways and addresses, endpoints by zone, keys by month", () => {
    expect(units("public")).toEqual({
      "NAT gateway": 1,
      "public IPv4 address": 1,
      "interface endpoint, per zone": 4,
      "KMS key": 4,
    });
  });

  it("counts a firewall endpoint per zone, and the domains of the DNS Firewall", () => {
    const [filtered] = examplePlatform().environments.filter(({ name }) => name === "filtered");
    expect(filtered).toBeDefined();
    expect(units("filtered")).toMatchObject({
      "NAT gateway": 2,
      "Network Firewall endpoint": 2,
      "interface endpoint, per zone": 12,
    });
    expect(units("filtered")["DNS Firewall domain"]).toBeGreaterThan(10);
  });

  it("has neither NAT nor a firewall in the isolated network, but resolver addresses and a zone", () => {
    expect(units("isolated")).toEqual({
      "interface endpoint, per zone": 8,
      "Route 53 Resolver endpoint, per address": 2,
      "Route 53 hosted zone": 1,
      "KMS key": 4,
    });
  });

  it("counts the front end's endpoint in the transit VPC too", () => {
    expect(units("transit")["interface endpoint, per zone"]).toBe(10);
  });

  it("counts nothing that is only looked up, and nothing where there is no network", () => {
    expect(Object.keys(units("existing"))).toEqual(["KMS key"]);
    expect(billedUnits([exampleJson("serverless-network")])).toEqual([]);
  });

  it("counts connections", () => {
    const json = connected().find(({ name }) => name === "filtered-network")?.json;
    const found = billedUnits([json ?? {}]).map(({ name, count }) => `${count} ${name}`);
    expect(found).toEqual(
      expect.arrayContaining(["1 transit gateway attachment", "1 Site-to-Site VPN connection", "1 load balancer"]),
    );
  });

  it("says how a count comes about", () => {
    const json = exampleJson("filtered-network");
    const because = Object.fromEntries(billedUnits([json]).map((unit) => [unit.name, unit.because]));
    expect(because["interface endpoint, per zone"]).toBe("6 endpoints, 2 zones each");
    expect(because["Network Firewall endpoint"]).toBe("1 firewall, 2 zones");
  });

  it("is a table, or a sentence where there is nothing", () => {
    const list = billedUnits([exampleJson("public-network")]);
    expect(unitsMarkdown(list).split("\n")[2]).toBe("| NAT gateway | 1 | hour | – | GB |");
    expect(unitsText(list)).toContain("NAT gateway");
    for (const table of [unitsMarkdown, unitsText]) expect(table([])).toBe("Nothing that AWS bills around the clock.");
  });
});

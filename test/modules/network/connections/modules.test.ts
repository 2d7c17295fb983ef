import { describe, expect, it } from "vitest";
import { connectionPasses } from "../../../../modules/network/connections/firewall-passes";
import { SiteToSiteVpn } from "../../../../modules/network/connections/site-to-site-vpn";
import { tunnelOptions } from "../../../../modules/network/connections/tunnel-options";
import { resource, synthModule } from "../../../support/synth";

const TUNNELS = {
  startupAction: "add",
  encryption: ["AES256"],
  integrity: ["SHA2-512"],
  dhGroups: [20],
  insideCidrs: ["169.254.10.0/30", "169.254.11.0/30"],
} as const;

describe("firewall rules of connections", () => {
  it("pass every block and port from every block of the VPC, each with a number of its own", () => {
    const { source } = connectionPasses(
      ["10.20.0.0/16", "100.64.0.0/16"],
      [
        {
          cidr: "10.80.0.0/16",
          ports: [
            { from: 22, to: 22 },
            { from: 8000, to: 8010 },
          ],
        },
      ],
    );
    const rules = source.statefulRule as unknown as readonly {
      header: Record<string, string>;
      ruleOption: { settings: string[] }[];
    }[];
    expect(rules.map(({ header }) => `${header.source} ${header.destination} ${header.destinationPort}`)).toEqual([
      "10.20.0.0/16 10.80.0.0/16 22",
      "100.64.0.0/16 10.80.0.0/16 22",
      "10.20.0.0/16 10.80.0.0/16 8000:8010",
      "100.64.0.0/16 10.80.0.0/16 8000:8010",
    ]);
    expect(rules.map(({ ruleOption }) => ruleOption[0]?.settings[0])).toEqual(["1", "2", "3", "4"]);
  });
});

describe("tunnels", () => {
  it("are alike but for their inside addresses", () => {
    const options = tunnelOptions(TUNNELS, "arn:log") as Record<string, unknown>;
    const of = (tunnel: string) =>
      Object.fromEntries(
        Object.entries(options)
          .filter(([name]) => name.startsWith(tunnel) && !name.endsWith("InsideCidr"))
          .map(([name, value]) => [name.slice(tunnel.length), value]),
      );
    expect(of("tunnel1")).toEqual(of("tunnel2"));
    expect([options.tunnel1InsideCidr, options.tunnel2InsideCidr]).toEqual(TUNNELS.insideCidrs);
  });

  it.each([
    [65010, { bgp_asn: "65010" }],
    [4200000001, { bgp_asn_extended: "4200000001" }],
  ])("lead to a device with ASN %i, in the argument that takes it", (bgpAsn, expected) => {
    const json = synthModule((stack) => {
      new SiteToSiteVpn(stack, "vpn", {
        name: "acme-dev-office",
        end: { vpnGatewayId: "vgw-1" },
        device: { ipAddress: "203.0.113.10", bgpAsn, name: "office" },
        staticRoutes: false,
        cidrs: [],
        tunnels: TUNNELS,
        logGroup: { name: "/acme-dev/vpn-office", kmsKeyArn: "arn:key", retentionDays: 90 },
        preventDestroy: true,
      });
    });
    const gateway = resource(json, "aws_customer_gateway.vpn_device");
    expect(gateway).toMatchObject({ ...expected, lifecycle: { create_before_destroy: true } });
    expect(Object.keys(gateway).filter((name) => name.startsWith("bgp_asn"))).toHaveLength(1);
    expect(resource(json, "aws_vpn_connection.vpn").lifecycle).toEqual({ prevent_destroy: true });
  });
});

import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const forward = { corp: { domain: "corp.example", nameServers: ["10.20.0.10", "10.20.0.11"] } };
const account: Changes = { networkConnectivity: { dev: { mode: "create", region: "eu-west-1" } } };
const service = (name: string) => ({
  domainNames: [`${name}.corp.example`],
  listeners: [{ protocol: "TCP", port: 443 }],
  targets: { kind: "instance", instanceIds: ["i-0a1b2c3d4e5f60718"] },
});
/** Two endpoints that are always there, two to Databricks, four that are asked for, a resolver, and load balancers. */
const dev = (services: number, more: Changes = {}): Changes => ({
  "network.cidr": "10.20.0.0/20",
  "network.privateLink": { backend: true },
  "network.endpoints": ["kms", "dynamodb", "glue", "sqs", "sns"],
  "network.connections": {
    dns: { forward },
    endpointServices: Object.fromEntries(
      Array.from({ length: services }, (_, index) => [`s${index}`, service(`s${index}`)]),
    ),
  },
  "workspaces.main.networkConnectivity": "dev",
  ...more,
});

describe("the size of the endpoints' subnets", () => {
  it("is enough for one address each, in every zone", () => {
    expect(report({ account, dev: dev(2) })).toBe("");
    expect(report({ account, dev: dev(3) })).toBe(
      "dev: network.cidr: a subnet of the endpoints of /28 has 11 addresses, and endpoints, resolvers and load balancers need 12. Fix: write larger blocks under network.subnets.endpoints, or use fewer endpoints.",
    );
  });

  it("can be written", () => {
    const blocks = (bits: number) => ({
      "network.subnets": { endpoints: { "euw1-az1": `10.20.12.0/${bits}`, "euw1-az2": `10.20.12.32/${bits}` } },
    });
    expect(report({ account, dev: dev(3, blocks(27)) })).toBe("");
    expect(report({ account, dev: dev(3, blocks(28)) })).toContain("dev: network.subnets.endpoints.euw1-az2: ");
  });
});

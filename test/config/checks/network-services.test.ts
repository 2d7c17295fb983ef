import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("services in the VPC", () => {
  it("are any of a list, each once", () => {
    expect(report({ dev: { "network.endpoints": ["kms", "glue", "dynamodb"] } })).toBe("");
    expect(report({ dev: { "network.endpoints": ["kms", "kms"] } })).toBe(
      'dev: network.endpoints.1: "kms" is listed twice. Fix: remove it.',
    );
    expect(report({ dev: { "network.endpoints": ["s3"] } })).toContain("dev: network.endpoints.0:");
  });

  it("are both halves of the container registry", () => {
    expect(report({ dev: { "network.endpoints": ["ecr.dkr"] } })).toBe(
      'dev: network.endpoints: has ecr.dkr without ecr.api: container images need both. Fix: add "ecr.api", or remove "ecr.dkr".',
    );
  });

  it("name servers are addresses, and other ones than AWS's are doubtful", () => {
    expect(report({ dev: { "network.dhcpOptions": { domainNameServers: ["ns.acme.example"] } } })).toContain(
      "dev: network.dhcpOptions.domainNameServers.0:",
    );
    expect(report({ dev: { "network.dhcpOptions": { domainNameServers: ["10.20.192.10"] } } })).toMatch(
      /^warning: dev: network.dhcpOptions.domainNameServers: machines ask these servers instead of AWS's[^\n]*$/,
    );
    expect(report({ dev: { "network.dhcpOptions": { domainNameServers: ["169.254.169.253"] } } })).toBe("");
  });

  it("nodes ask no server outside of the VPC, where no rule lets them", () => {
    expect(report({ dev: { "network.dhcpOptions": { domainNameServers: ["10.20.192.10", "172.16.0.2"] } } })).toContain(
      "dev: network.dhcpOptions.domainNameServers.1: 172.16.0.2 is outside of the VPC, where nodes ask no server: only TCP to declared destinations leaves it. Fix: forward domains to it by connections.dns.forward instead, or use a server in the VPC.",
    );
    expect(report({ dev: { "network.dhcpOptions": { ntpServers: ["172.16.0.3", "169.254.169.123"] } } })).toBe(
      "dev: network.dhcpOptions.ntpServers.0: 172.16.0.3 is outside of the VPC, where nodes ask no server: only TCP to declared destinations leaves it. Fix: use a server in the VPC, or AWS's, which is there without the setting (169.254.169.123).",
    );
  });
});

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
    expect(report({ dev: { "network.dhcpOptions": { domainNameServers: ["172.16.0.2"] } } })).toContain(
      "warning: dev: network.dhcpOptions.domainNameServers: machines ask these servers instead of AWS's",
    );
  });
});

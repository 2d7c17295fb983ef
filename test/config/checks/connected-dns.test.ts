import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const nameServers = ["172.16.0.2", "172.16.1.2"];
const dns = (value: unknown): Changes => ({ "network.connections": { dns: value } });
const forward = (domain: string, more: object = {}) => dns({ forward: { corp: { domain, nameServers, ...more } } });
const ruleId = "rslvr-rr-0a1b2c3d4e5f60718";

describe("names of other networks", () => {
  it("may be forwarded, by rules of one's own and of others", () => {
    expect(report({ dev: forward("corp.example") })).toBe("");
    expect(report({ dev: forward("16.172.in-addr.arpa") })).toBe("");
    expect(report({ dev: forward("corp.internal") })).toBe("");
    expect(report({ dev: dns({ sharedRules: { corp: { ruleId, domain: "corp.example" } } }) })).toBe("");
  });

  it("are written as domains, and servers as addresses", () => {
    expect(report({ dev: forward("corp.example.") })).toBe(
      'dev: network.connections.dns.forward.corp.domain: "corp.example." is not a domain name. Fix: write it in lower case, without a dot at either end: corp.example.',
    );
    expect(report({ dev: forward("corp.example", { nameServers: ["dns.corp.example"] }) })).toContain(
      'dev: network.connections.dns.forward.corp.nameServers.0: "dns.corp.example" is not an IPv4 address. Fix: write it as 10.20.0.2.',
    );
    expect(report({ dev: dns({ sharedRules: { corp: { ruleId: "corp", domain: "corp.example" } } }) })).toContain(
      "is not the id of a resolver rule",
    );
  });

  it.each(["cloud.databricks.com", "databricks.com", "privatelink.cloud.databricks.com"])(
    "are never those of Databricks: %s",
    (domain) => {
      expect(report({ dev: forward(domain) })).toBe(
        `dev: network.connections.dns.forward.corp.domain: ${domain} covers names of Databricks, whose names lead to PrivateLink endpoints of the VPC; a name server elsewhere would answer them otherwise. Fix: forward only domains of your own.`,
      );
    },
  );

  it.each(["amazonaws.com", "s3.amazonaws.com", "vpce.eu-west-1.amazonaws.com", "compute.internal"])(
    "are never those of AWS: %s",
    (domain) => {
      expect(report({ dev: forward(domain) })).toContain(`${domain} covers names of AWS`);
      expect(report({ dev: dns({ sharedRules: { corp: { ruleId, domain } } }) })).toContain(
        `dev: network.connections.dns.sharedRules.corp.domain: ${domain} covers names of AWS`,
      );
    },
  );

  it("have one rule per domain, and a key of their own", () => {
    const shared = { corp: { ruleId, domain: "corp.example" } };
    expect(
      report({ dev: dns({ forward: { corp: { domain: "corp.example", nameServers } }, sharedRules: shared }) }),
    ).toBe(
      [
        'dev: network.connections.dns.sharedRules.corp: "corp" is a key of forward too. Fix: give one of the two another key.',
        "dev: network.connections.dns.sharedRules.corp.domain: corp.example is forwarded by forward.corp already, and a VPC follows one rule per domain. Fix: remove one of the two.",
      ].join("\n"),
    );
  });

  it.each(["10.20.0.2", "169.254.169.253"])("do not ask the VPC's own resolver: %s", (ip) => {
    expect(report({ dev: forward("corp.example", { nameServers: [ip, "172.16.0.2"] }) })).toBe(
      `dev: network.connections.dns.forward.corp.nameServers.0: ${ip} is the VPC's own resolver, which would ask itself. Fix: write a name server that answers for corp.example.`,
    );
  });

  it("should not hang on a single server, nor forward nothing", () => {
    expect(report({ dev: forward("corp.example", { nameServers: ["172.16.0.2"] }) })).toBe(
      "warning: dev: network.connections.dns.forward.corp.nameServers: is a single server: while it is down, no name of the domain resolves. Fix: add a second.",
    );
    expect(report({ dev: dns({}) })).toBe(
      "warning: dev: network.connections.dns: forwards nothing. Fix: add a domain under forward or sharedRules, or remove it.",
    );
  });
});

import { describe, expect, it } from "vitest";
import { resolverEndpoint } from "../../../../../tools/simulate/cloud/rules/aws/resolver-endpoint";
import { resolverRuleDomain } from "../../../../../tools/simulate/cloud/rules/aws/resolver-rule-domain";
import { inUse } from "../../../../../tools/simulate/cloud/rules/in-use";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { World } from "../support/world";

describe("resolver-endpoint", () => {
  const endpoint = (...subnets: string[]) =>
    new World().create(resolverEndpoint, "aws_route53_resolver_endpoint", {
      direction: "OUTBOUND",
      ip_address: subnets.map((subnet_id) => ({ subnet_id })),
    });
  const rule = (changes: ObjectValue) => {
    const world = new World();
    world.has("aws_route53_resolver_endpoint", { id: "rslvr-out-1", direction: "OUTBOUND" });
    world.has("aws_route53_resolver_endpoint", { id: "rslvr-in-1", direction: "INBOUND" });
    return world.create(resolverEndpoint, "aws_route53_resolver_rule", {
      rule_type: "FORWARD",
      domain_name: "corp.example",
      resolver_endpoint_id: "rslvr-out-1",
      target_ip: [{ ip: "10.0.0.10", port: 53 }],
      ...changes,
    });
  };

  it("accepts two subnets, and refuses one, also with two addresses in it", () => {
    expect(endpoint("subnet-1", "subnet-2")).toBeUndefined();
    expect(endpoint("subnet-1")?.detail).toContain("one subnet");
    expect(endpoint("subnet-1", "subnet-1")?.detail).toContain("one subnet");
  });

  it("forwards to somebody, through an outbound endpoint", () => {
    expect(rule({})).toBeUndefined();
    expect(rule({ target_ip: [] })?.detail).toContain("needs target_ip");
    expect(rule({ resolver_endpoint_id: "rslvr-in-1" })?.detail).toContain("INBOUND");
  });

  it("does not forward with a SYSTEM rule", () => {
    expect(rule({ rule_type: "SYSTEM", target_ip: [], resolver_endpoint_id: null })).toBeUndefined();
    expect(rule({ rule_type: "SYSTEM", resolver_endpoint_id: null })?.detail).toContain("no target_ip");
  });
});

describe("resolver-rule-domain", () => {
  const associated = () => {
    const world = new World();
    const rule = world.has("aws_route53_resolver_rule", { id: "rslvr-rr-1", domain_name: "corp.example." });
    world.has("aws_route53_resolver_rule", { id: "rslvr-rr-2", domain_name: "corp.example" });
    world.has("aws_route53_resolver_rule", { id: "rslvr-rr-3", domain_name: "lab.example" });
    world.has("aws_route53_resolver_rule_association", { vpc_id: "vpc-1", resolver_rule_id: "rslvr-rr-1" });
    return { world, rule };
  };

  it("refuses a second rule for a domain in one VPC, not in another", () => {
    const { world } = associated();
    const associate = (resolver_rule_id: string, vpc_id = "vpc-1") =>
      world.create(resolverRuleDomain, "aws_route53_resolver_rule_association", { vpc_id, resolver_rule_id });
    expect(associate("rslvr-rr-2")?.detail).toContain("corp.example");
    expect(associate("rslvr-rr-3")).toBeUndefined();
    expect(associate("rslvr-rr-2", "vpc-2")).toBeUndefined();
  });

  it("a rule that a VPC follows is in use", () => {
    const { world, rule } = associated();
    expect(world.delete(inUse, rule)?.summary).toBe("ResourceInUseException");
  });
});

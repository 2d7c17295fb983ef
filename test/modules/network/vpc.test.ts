import { describe, expect, it } from "vitest";
import { Vpc } from "../../../modules/network/vpc";
import { resource, synthModule } from "../../support/synth";

const json = synthModule((stack) => {
  new Vpc(stack, "vpc", { name: "acme-dev", cidr: "10.20.0.0/16", preventDestroy: true });
});

describe("VPC", () => {
  it("resolves names, which Databricks and private DNS of endpoints need", () => {
    expect(resource(json, "aws_vpc.vpc")).toMatchObject({
      cidr_block: "10.20.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: { Name: "acme-dev" },
    });
  });

  it("takes every rule from the default security group", () => {
    const group = resource(json, "aws_default_security_group.vpc_default-security-group");
    expect(group.vpc_id).toBe("${aws_vpc.vpc.id}");
    expect(group).not.toHaveProperty("ingress");
    expect(group).not.toHaveProperty("egress");
  });
});

import { describe, expect, it } from "vitest";
import { ClosedDefaultAcl } from "../../../modules/network/closed-default-acl";
import { NetworkAcl } from "../../../modules/network/network-acl";
import { aclRules } from "../../../modules/network/network-acl-rules";
import { resource, synthModule } from "../../support/synth";

const rules = aclRules({ vpcCidrs: ["10.0.0.0/16", "100.64.0.0/16"], clientCidrs: ["172.16.0.0/16"] });

describe("rules of network ACLs", () => {
  it("of workspaces are those that Databricks looks for, in its order: everything in, the VPC and its ports out", () => {
    expect(rules.workspaces.ingress).toEqual([{ protocol: "-1", cidr: "0.0.0.0/0" }]);
    expect(rules.workspaces.egress).toEqual([
      { protocol: "-1", cidr: "10.0.0.0/16" },
      { protocol: "-1", cidr: "100.64.0.0/16" },
      ...[
        [443, 443],
        [3306, 3306],
        [6666, 6666],
        [8443, 8443],
        [8444, 8444],
        [8445, 8451],
      ].map(([from, to]) => ({ protocol: "6", cidr: "0.0.0.0/0", from, to })),
    ]);
  });

  it("of endpoints let users in on HTTPS and DNS, and their answers out; nothing from anywhere else", () => {
    expect(rules.endpoints.ingress).toContainEqual({ protocol: "6", cidr: "172.16.0.0/16", from: 443, to: 443 });
    expect(rules.endpoints.egress).toContainEqual({ protocol: "6", cidr: "172.16.0.0/16", from: 1024, to: 65535 });
    expect([...rules.endpoints.ingress, ...rules.endpoints.egress].map(({ cidr }) => cidr)).not.toContain("0.0.0.0/0");
  });

  it("of public subnets let answers in, and no connections", () => {
    expect(rules.public.ingress).toContainEqual({ protocol: "6", cidr: "0.0.0.0/0", from: 1024, to: 65535 });
    expect(rules.public.ingress).not.toContainEqual({ protocol: "-1", cidr: "0.0.0.0/0" });
  });
});

describe("network ACL", () => {
  const json = synthModule((stack) => {
    const acl = new NetworkAcl(stack, "acl", {
      vpcId: "vpc-1",
      name: "acme-workspaces",
      subnetIds: { a: "subnet-1", b: "subnet-2" },
      ...rules.workspaces,
    });
    new ClosedDefaultAcl(stack, "default", { defaultNetworkAclId: "acl-1", name: "d", dependsOn: acl.associations });
  });

  it("numbers its rules with room between them", () => {
    expect(resource(json, "aws_network_acl_rule.acl_egress-30")).toMatchObject({
      rule_number: 30,
      egress: true,
      rule_action: "allow",
      protocol: "6",
      cidr_block: "0.0.0.0/0",
      from_port: 443,
      to_port: 443,
    });
    expect(resource(json, "aws_network_acl_rule.acl_ingress-10")).not.toHaveProperty("from_port");
  });

  it("is given to its subnets only once every rule is there, and the default one closes only after that", () => {
    const ruleAddresses = Object.keys(json.resource?.aws_network_acl_rule ?? {}).map(
      (id) => `aws_network_acl_rule.${id}`,
    );
    expect((resource(json, "aws_network_acl_association.acl_association-a").depends_on as string[]).sort()).toEqual(
      ruleAddresses.sort(),
    );
    expect(resource(json, "aws_default_network_acl.default")).toMatchObject({
      default_network_acl_id: "acl-1",
      depends_on: ["aws_network_acl_association.acl_association-a", "aws_network_acl_association.acl_association-b"],
      lifecycle: { ignore_changes: ["subnet_ids"] },
    });
    expect(resource(json, "aws_default_network_acl.default")).not.toHaveProperty("ingress");
  });
});

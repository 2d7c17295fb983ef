import { describe, expect, it } from "vitest";
import { EndpointSecurityGroup } from "../../../modules/network/endpoint-security-group";
import { endpointIngress, type PortOptions, workspaceEgress } from "../../../modules/network/workspace-ports";
import { WorkspaceSecurityGroup } from "../../../modules/network/workspace-security-group";
import { resource, synthModule } from "../../support/synth";

const OPTIONS: PortOptions = {
  nat: false,
  privateLink: true,
  relayPort6666: true,
  serviceDirect: false,
  dynamoDb: false,
  legacyMetastore: true,
};
const json = synthModule((stack) => {
  new WorkspaceSecurityGroup(stack, "workspace", {
    vpcId: "vpc-1",
    name: "acme-dev-workspace-main",
    vpcCidr: "10.20.0.0/16",
    s3PrefixListId: "pl-s3",
    egress: workspaceEgress(OPTIONS),
  });
  new EndpointSecurityGroup(stack, "endpoints", {
    vpcId: "vpc-1",
    name: "acme-dev-endpoints",
    ingress: endpointIngress(OPTIONS),
    callers: { main: "sg-main", science: "sg-science" },
  });
});
const rules = (type: string, prefix: string) =>
  Object.entries(json.resource?.[type] ?? {}).filter(([id]) => id.startsWith(prefix));

describe("workspace security group", () => {
  it.each(["aws_security_group.workspace", "aws_security_group.endpoints"])(
    "%s has no inline rules, which would remove the others",
    (address) => {
      expect(Object.keys(resource(json, address)).sort()).toEqual([
        "description",
        "lifecycle",
        "name",
        "tags",
        "vpc_id",
      ]);
    },
  );

  it.each(["ingress", "egress"])("lets nodes talk to each other, %s, TCP and UDP, on every port", (direction) => {
    for (const protocol of ["tcp", "udp"]) {
      const address = `aws_vpc_security_group_${direction}_rule.workspace_${direction}-self-${protocol}`;
      expect(resource(json, address)).toMatchObject({
        security_group_id: "${aws_security_group.workspace.id}",
        referenced_security_group_id: "${aws_security_group.workspace.id}",
        ip_protocol: protocol,
        from_port: 0,
        to_port: 65535,
      });
    }
  });

  it("lets nobody else in", () => {
    const ids = rules("aws_vpc_security_group_ingress_rule", "workspace_").map(([id]) => id);
    expect(ids.sort()).toEqual(["workspace_ingress-self-tcp", "workspace_ingress-self-udp"]);
  });

  it.each([
    ["https", { from_port: 443, to_port: 443, cidr_ipv4: "10.20.0.0/16" }],
    ["https-s3", { from_port: 443, to_port: 443, prefix_list_id: "pl-s3" }],
    ["legacy-metastore", { from_port: 3306, to_port: 3306, cidr_ipv4: "0.0.0.0/0" }],
    ["relay", { from_port: 6666, to_port: 6666, cidr_ipv4: "10.20.0.0/16" }],
    ["reserved", { from_port: 8445, to_port: 8451, cidr_ipv4: "10.20.0.0/16" }],
  ])("turns the port table into one rule each: %s", (id, expected) => {
    const rule = resource(json, `aws_vpc_security_group_egress_rule.workspace_egress-${id}`);
    expect(rule).toMatchObject({ ip_protocol: "tcp", ...expected });
    // AWS takes exactly one destination.
    const destinations = ["cidr_ipv4", "prefix_list_id", "referenced_security_group_id"].filter((key) => key in rule);
    expect(destinations).toHaveLength(1);
  });

  it("has an outbound rule per row of the table, and the two between nodes", () => {
    expect(rules("aws_vpc_security_group_egress_rule", "workspace_")).toHaveLength(workspaceEgress(OPTIONS).length + 2);
  });
});

describe("endpoint security group", () => {
  it("lets every workspace in on every port of the table, by its group, and nothing out", () => {
    const found = rules("aws_vpc_security_group_ingress_rule", "endpoints_").map(
      ([, rule]) => `${rule.referenced_security_group_id} ${rule.from_port}-${rule.to_port}`,
    );
    const expected = ["sg-main", "sg-science"].flatMap((caller) =>
      endpointIngress(OPTIONS).map(({ from, to }) => `${caller} ${from}-${to}`),
    );
    expect(found.sort()).toEqual(expected.sort());
    expect(rules("aws_vpc_security_group_egress_rule", "endpoints_")).toEqual([]);
  });
});

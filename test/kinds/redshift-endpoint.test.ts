import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import { withWarehouses } from "../support/warehouses";

const OTHER = "210987654321";
/** Account of the environment `dev`. */
const OWN = devInput().awsAccountId;

describe("an endpoint that Redshift manages", () => {
  let json: (stack: string) => EmittedStack["json"];
  beforeAll(() => {
    const input = devInput();
    withWarehouses(input);
    const stacks = new Map(synthPlatform(platformOf(accountInput(), input)).map((one) => [one.name, one.json]));
    json = (name) => stacks.get(name) ?? expect.unreachable(`no stack ${name}`);
  });

  const network = (output: string) => `data.terraform_remote_state.network.outputs.${output}`;
  const ZONES = ["euw1-az1", "euw1-az2"].map((zone) => `\${${network("data_service_subnet_ids")}["${zone}"]}`);
  const groupOf = (key: string) => [`\${${network("data_service_security_group_ids")}.${key}}`];

  it("of a workgroup stands in the subnets for data services, in the group that the network layer makes", () => {
    expect(
      resource(json("dev-data-services"), "aws_redshiftserverless_endpoint_access.data-service-branch_endpoint"),
    ).toEqual({
      endpoint_name: "acme-dev-branch",
      workgroup_name: "branch",
      subnet_ids: ZONES,
      vpc_security_group_ids: groupOf("branch"),
    });
  });

  it("of a cluster has a subnet group of its own", () => {
    const services = json("dev-data-services");
    expect(resource(services, "aws_redshift_subnet_group.data-service-plants_endpoint-subnets")).toMatchObject({
      name: "acme-dev-plants",
      subnet_ids: ZONES,
    });
    expect(resource(services, "aws_redshift_endpoint_access.data-service-plants_endpoint")).toEqual({
      endpoint_name: "acme-dev-plants",
      cluster_identifier: "plants",
      resource_owner: OTHER,
      subnet_group_name: "${aws_redshift_subnet_group.data-service-plants_endpoint-subnets.name}",
      vpc_security_group_ids: groupOf("plants"),
    });
  });

  it("to another account's warehouse looks nothing up there", () => {
    const { data = {} } = json("dev-data-services");
    const found = Object.values(data).flatMap((byId) => Object.keys(byId as object));
    expect(found).toContain("data-service-branch");
    expect(found.filter((id) => /holding|plants/.test(id))).toEqual([]);
  });

  it("lets nodes and named clients in, on the port of the warehouse alone", () => {
    const rules = (type: string) =>
      Object.entries(json("dev-network").resource?.[type] ?? {})
        .filter(([id]) => id.startsWith("data-service-plants"))
        .map(([, rule]) => rule);
    const own = "${aws_security_group.data-service-plants.id}";
    const nodes = "${aws_security_group.workspace-security-group-main.id}";
    expect(rules("aws_vpc_security_group_ingress_rule")).toMatchObject([
      { cidr_ipv4: "172.16.0.0/16", from_port: 5439, to_port: 5439 },
      { security_group_id: own, referenced_security_group_id: nodes, from_port: 5439, to_port: 5439 },
    ]);
    expect(rules("aws_vpc_security_group_egress_rule")).toMatchObject([
      { security_group_id: nodes, referenced_security_group_id: own, from_port: 5439, to_port: 5439 },
    ]);
  });
});

describe("an endpoint that Redshift manages, in the configuration", () => {
  const serverless = (endpoint: unknown, fields: object = {}) => ({
    "dataServices.group": { kind: "redshift-serverless", mode: "existing", workgroup: "finance", endpoint, ...fields },
  });
  const cluster = (endpoint: unknown, fields: object = {}) => ({
    "dataServices.group": { kind: "redshift-cluster", mode: "existing", identifier: "finance", endpoint, ...fields },
  });
  const BOTH = [
    ["serverless", serverless],
    ["cluster", cluster],
  ] as const;

  describe.each(BOTH)("%s", (_, of) => {
    it.each<[string, unknown]>([
      ["with nothing said", {}],
      ["of another account", { ownerAccount: OTHER }],
      ["in one zone, for clients", { availabilityZoneIds: ["euw1-az1"], clientCidrs: ["10.9.0.0/16"] }],
    ])("is taken %s", (_case, endpoint) => {
      expect(report({ dev: of(endpoint) })).toBe("");
    });

    it.each<[unknown, string]>([
      ["yes", "endpoint: must be"],
      [{ ownerAccount: "finance" }, 'endpoint.ownerAccount: "finance" is not an AWS account id'],
      [{ ownerAccount: OWN }, "endpoint.ownerAccount: is the environment's own account. Fix: remove it"],
      [{ clientCidrs: ["0.0.0.0/0"] }, "endpoint.clientCidrs.0: "],
      [{ availabilityZoneIds: ["euw1-az9"] }, "endpoint.availabilityZoneIds.0: the VPC has no subnet in euw1-az9"],
      [{ availabilityZoneIds: [] }, "endpoint.availabilityZoneIds: "],
      [{ subnetIds: ["subnet-0123456789abcdef0"] }, "endpoint.subnetIds: is for a VPC that is there already"],
      [{ subnetIds: ["eni-1"] }, "endpoint.subnetIds.0: "],
      [{ vpcId: "vpc-1" }, "vpcId"],
    ])("is refused with %j", (endpoint, problem) => {
      expect(report({ dev: of(endpoint) })).toContain(problem);
    });

    it("is the one way to the warehouse", () => {
      expect(report({ dev: of({}, { securityGroupId: "sg-0123456789abcdef1" }) })).toContain(
        "group.securityGroupId: is another way to the warehouse than endpoint",
      );
    });

    it("needs a VPC", () => {
      expect(report({ dev: { ...of({}), network: { mode: "serverless-only" } } })).toContain(
        "stands in the environment's own VPC",
      );
    });

    it("is of another account where two warehouses have one name", () => {
      const [other] = Object.values(of({ ownerAccount: OTHER }));
      const [own] = Object.values(of({}));
      expect(report({ dev: { "dataServices.one": own, "dataServices.two": other } })).toBe("");
      expect(report({ dev: { "dataServices.one": own, "dataServices.two": own } })).toContain("finance");
    });

    it("has a name of 30 characters at most", () => {
      const [own] = Object.values(of({}));
      expect(report({ dev: { [`dataServices.${"a".repeat(22)}`]: own } })).toContain("30");
      expect(report({ dev: { [`dataServices.${"a".repeat(21)}`]: own } })).toBe("");
    });

    it("leads to no warehouse of another account that tables are copied into", () => {
      expect(
        report({
          dev: {
            ...of({ ownerAccount: OTHER }),
            "dataServices.orders": {
              kind: "dynamodb-table",
              mode: "create",
              partitionKey: { name: "id", type: "string" },
            },
            "dataServices.copied": {
              kind: "zero-etl-integration",
              source: { of: "dynamodb", dataService: "orders" },
              warehouse: "group",
            },
          },
        }),
      ).toContain("group.endpoint.ownerAccount: dataServices.copied copies into it");
    });
  });
});

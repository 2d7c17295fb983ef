import { describe, expect, it } from "vitest";
import type { Environment } from "../../config/model";
import type { Statement } from "../../modules/iam/policy-document";
import { networkStack } from "../support/network-stack";
import type { OwnNetworkInput } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { resource } from "../support/synth";

/** Two workspaces, in the first and the third slot. */
function twoWorkspaces(input: OwnNetworkInput) {
  const { main } = input.workspaces;
  if (!main) throw new Error("dev has a workspace main");
  input.workspaces.science = { ...main, networkSlot: 2 };
  input.governanceWorkspace = "main";
}

const subnetBlocks = (json: ReturnType<typeof networkStack>["json"]) =>
  Object.fromEntries(Object.entries(json.resource?.aws_subnet ?? {}).map(([id, subnet]) => [id, subnet.cidr_block]));

describe("network stack", () => {
  it("gives every workspace private subnets of its own slot, one per zone, and shares endpoint subnets", () => {
    const { json } = networkStack(twoWorkspaces);
    expect(subnetBlocks(json)).toEqual({
      "workspace-subnet-main_euw1-az1": "10.20.0.0/20",
      "workspace-subnet-main_euw1-az2": "10.20.16.0/20",
      "workspace-subnet-science_euw1-az1": "10.20.96.0/20",
      "workspace-subnet-science_euw1-az2": "10.20.112.0/20",
      "endpoint-subnet_euw1-az1": "10.20.192.0/24",
      "endpoint-subnet_euw1-az2": "10.20.193.0/24",
      "routing_nat_subnet_euw1-az1": "10.20.196.0/24",
    });
  });

  it("gives every workspace a security group of its own, and lets each of them to the endpoints", () => {
    const { json } = networkStack(twoWorkspaces);
    for (const key of ["main", "science"]) {
      expect(resource(json, `aws_security_group.workspace-security-group-${key}`).name).toBe(
        `acme-dev-workspace-${key}`,
      );
      const rule = `aws_vpc_security_group_ingress_rule.endpoint-security-group_ingress-${key}-https`;
      expect(resource(json, rule).referenced_security_group_id).toBe(
        `\${aws_security_group.workspace-security-group-${key}.id}`,
      );
    }
    expect(json.output?.workspace_security_group_ids?.value).toEqual({
      main: "${aws_security_group.workspace-security-group-main.id}",
      science: "${aws_security_group.workspace-security-group-science.id}",
    });
  });

  it.each([
    { nat: "single" as const, gateways: ["euw1-az1"] },
    { nat: "per-az" as const, gateways: ["euw1-az1", "euw1-az2"] },
    { nat: "none" as const, gateways: [] },
  ])("NAT $nat: gateways in $gateways, also in the contract", ({ nat, gateways }) => {
    const { json } = networkStack((input) => {
      input.network.nat = nat;
      input.network.privateLink = { backend: true };
    });
    const found = json.output?.nat_gateway_ids?.value ?? {};
    expect(found).toEqual(
      Object.fromEntries(gateways.map((zone) => [zone, `\${aws_nat_gateway.routing_nat_${zone}.id}`])),
    );
    const anywhere = Object.values(json.resource?.aws_vpc_security_group_egress_rule ?? {}).filter(
      (rule) => rule.cidr_ipv4 === "0.0.0.0/0",
    );
    expect(anywhere).toHaveLength(nat === "none" ? 0 : 1);
  });

  it("associates the S3 endpoint with every private route table and that of the endpoints", () => {
    const { json } = networkStack();
    expect(resource(json, "aws_vpc_endpoint.s3").route_table_ids).toEqual([
      "${aws_route_table.routing_private-euw1-az1.id}",
      "${aws_route_table.routing_private-euw1-az2.id}",
      "${aws_route_table.routing_endpoints.id}",
    ]);
  });

  it("lets every bucket of the configuration through the S3 endpoint, and those of Databricks in the region", () => {
    const { json, env } = networkStack((input) => {
      twoWorkspaces(input);
      input.externalLocations = {
        partner: { url: "s3://partner-bucket/in", comment: "Files of a partner" },
        exchange: { url: "s3://exchange-bucket/out", readOnly: false, comment: "Files for a partner" },
      };
    });
    const policy = String(resource(json, "aws_vpc_endpoint.s3").policy);
    const { Statement: statements } = JSON.parse(policy) as { Statement: Statement[] };
    const databricks = { account: "414351767826", owner: "414351767826" };
    const own = { account: env.awsAccountId, owner: env.awsAccountId };
    const buckets: { bucket: string; account: string; owner: string; write: boolean; parts: boolean }[] = [
      ...Object.values(env.workspaces).map(({ rootBucket: bucket }) => ({
        ...{ ...databricks, owner: env.awsAccountId },
        bucket,
        write: true,
        parts: true,
      })),
      ...Object.values(env.zones).map(({ bucket }) => ({ ...own, bucket, write: true, parts: true })),
      ...Object.values(env.externalLocations).map(({ bucket, readOnly }) => ({
        ...{ ...own, owner: "555555555555" },
        bucket,
        write: !readOnly,
        parts: !readOnly,
      })),
      ...databricksBuckets(env).map((bucket) => ({ ...databricks, ...bucket, parts: false })),
    ];
    expect(buckets.length).toBe(2 + 3 + 2 + 4);
    for (const { bucket, account, owner, write, parts } of buckets) {
      const may = (action: string) =>
        simulate(statements, env.awsAccountId, {
          by: { arn: `arn:aws:iam::${account}:role/any` },
          action,
          resource: `arn:aws:s3:::${bucket}/file`,
          context: { "aws:ResourceAccount": owner, "s3:ResourceAccount": owner },
        }) === "allow";
      expect(may("s3:PutObject") || may("s3:GetObject"), bucket).toBe(true);
      expect(may("s3:PutObject"), bucket).toBe(write);
      expect(may("s3:AbortMultipartUpload"), bucket).toBe(parts);
      expect(may("s3:ListMultipartUploadParts"), bucket).toBe(parts);
    }
  });

  it("reaches STS and Kinesis inside the VPC, restricted, in every zone", () => {
    const { json } = networkStack();
    for (const [id, service] of [
      ["sts", "com.amazonaws.eu-west-1.sts"],
      ["kinesis", "com.amazonaws.eu-west-1.kinesis-streams"],
    ]) {
      expect(resource(json, `aws_vpc_endpoint.${id}`)).toMatchObject({
        service_name: service,
        private_dns_enabled: true,
        policy: expect.stringContaining("414351767826"),
        subnet_ids: ["${aws_subnet.endpoint-subnet_euw1-az1.id}", "${aws_subnet.endpoint-subnet_euw1-az2.id}"],
        security_group_ids: ["${aws_security_group.endpoint-security-group.id}"],
      });
    }
  });

  it("back-end PrivateLink on: endpoints for workspace and relay with private DNS, in the contract, on their ports", () => {
    const { json, env } = networkStack((input) => {
      input.network.privateLink = { backend: true };
    });
    for (const [key, service] of [
      ["workspace", env.regionFacts.privateLink.workspaceService],
      ["relay", env.regionFacts.privateLink.relayService],
    ]) {
      expect(resource(json, `aws_vpc_endpoint.databricks-${key}`)).toMatchObject({
        service_name: service,
        private_dns_enabled: true,
      });
    }
    expect(json.output?.databricks_endpoint_ids?.value).toEqual({
      workspace: "${aws_vpc_endpoint.databricks-workspace.id}",
      relay: "${aws_vpc_endpoint.databricks-relay.id}",
    });
    expect(egressPorts(json)).toEqual([443, 2443, 6666, 8443, 8444, 8445]);
  });

  it("back-end PrivateLink off: no endpoint of Databricks, an empty map in the contract, no relay port", () => {
    const { json } = networkStack();
    const ids = Object.keys(json.resource?.aws_vpc_endpoint ?? {});
    expect(ids.sort()).toEqual(["kinesis", "s3", "sts"]);
    expect(json.output?.databricks_endpoint_ids?.value).toEqual({});
    expect(egressPorts(json)).toEqual([443, 8443, 8444, 8445]);
  });

  it("opens 3306 only where the legacy metastore is still in use", () => {
    const { json } = networkStack((input) => {
      input.network.legacyMetastorePort = true;
    });
    expect(egressPorts(json)).toContain(3306);
    expect(egressPorts(networkStack().json)).not.toContain(3306);
  });

  it("flow logs to S3: into the foundation's bucket", () => {
    const { json, dependsOn } = networkStack();
    expect(resource(json, "aws_flow_log.flow-log")).toMatchObject({
      log_destination_type: "s3",
      log_destination: "${data.terraform_remote_state.foundation.outputs.log_bucket_arn}",
    });
    expect(dependsOn).toEqual(["dev-foundation"]);
  });

  it("flow logs to CloudWatch: into a group encrypted with the foundation's key of logs", () => {
    const { json } = networkStack((input) => {
      input.network.flowLogs = { destination: "cloudwatch", retentionDays: 30 };
    });
    expect(resource(json, "aws_cloudwatch_log_group.flow-log_log-group")).toMatchObject({
      name: "/acme-dev/vpc-flow-logs",
      kms_key_id: expect.stringContaining("kms_key_arns"),
      retention_in_days: 30,
    });
    expect(resource(json, "aws_iam_role.flow-log_log-group_role").name).toBe("acme-dev-flow-logs");
  });

  it("flow logs off: none, and nothing is read of the foundation", () => {
    const { json } = networkStack((input) => {
      input.network.flowLogs = { destination: "off" };
    });
    expect(json.resource?.aws_flow_log).toBeUndefined();
    expect(json.data).toBeUndefined();
  });

  it("keeps its contract", () => {
    const { output } = networkStack(twoWorkspaces).json;
    expect(Object.keys(output ?? {}).sort()).toEqual([
      "databricks_endpoint_ids",
      "isolation",
      "nat_gateway_ids",
      "s3_endpoint_id",
      "vpc_id",
      "workspace_security_group_ids",
      "workspace_subnet_ids",
    ]);
    expect(output?.workspace_subnet_ids?.value).toEqual({
      "main/euw1-az1": "${aws_subnet.workspace-subnet-main_euw1-az1.id}",
      "main/euw1-az2": "${aws_subnet.workspace-subnet-main_euw1-az2.id}",
      "science/euw1-az1": "${aws_subnet.workspace-subnet-science_euw1-az1.id}",
      "science/euw1-az2": "${aws_subnet.workspace-subnet-science_euw1-az2.id}",
    });
  });
});

function databricksBuckets({ regionFacts: { buckets } }: Environment): { bucket: string; write: boolean }[] {
  return [
    ...[...buckets.artifacts, buckets.samples, buckets.systemTables].map((bucket) => ({ bucket, write: false })),
    { bucket: buckets.logs, write: true },
  ];
}

/** First ports of the workspace's outbound rules, without those between its own nodes. */
function egressPorts(json: ReturnType<typeof networkStack>["json"]): number[] {
  return Object.values(json.resource?.aws_vpc_security_group_egress_rule ?? {})
    .filter((rule) => rule.referenced_security_group_id === undefined)
    .map((rule) => Number(rule.from_port))
    .sort((a, b) => a - b);
}

import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const SUBNETS = { "euw1-az1": "subnet-00000000000000001", "euw1-az2": "subnet-00000000000000002" };
const main = { subnetIds: SUBNETS, securityGroupIds: ["sg-00000000000000001"] };
const network = { mode: "existing", vpcId: "vpc-00000000000000001", workspaces: { main } };
const dev = (changes: Changes = {}): Changes => structuredClone({ network, ...changes });
const lab = { "workspaces.lab": {}, governanceWorkspace: "main" };

describe("an existing network", () => {
  it("is fine with subnets in two zones and a security group", () => {
    expect(report({ dev: dev() })).toBe("");
  });

  it("has ids of the right kind", () => {
    expect(report({ dev: dev({ "network.vpcId": "subnet-00000000000000001" }) })).toBe(
      'dev: network.vpcId: "subnet-00000000000000001" is not an id of the kind vpc-…. Fix: copy it from the AWS console: vpc- and 17 hexadecimal digits.',
    );
  });

  it("has a network for every workspace", () => {
    expect(report({ dev: dev(lab) })).toBe(
      "dev: network.workspaces: says nothing about workspace lab. Fix: add its subnets and security groups.",
    );
  });

  it("has networks of workspaces that there are", () => {
    expect(report({ dev: dev({ "network.workspaces.lap": main }) })).toContain(
      'dev: network.workspaces.lap: "lap" is not a workspace of the environment (main)',
    );
  });

  it("has at least two zones", () => {
    expect(report({ dev: dev({ "network.workspaces.main.subnetIds": { "euw1-az1": SUBNETS["euw1-az1"] } }) })).toBe(
      "dev: network.workspaces.main.subnetIds: has fewer than two availability zones. Fix: list a private subnet in two zones or more.",
    );
  });

  it("has zones of the region", () => {
    expect(report({ dev: dev({ "network.workspaces.main.subnetIds.use1-az1": "subnet-00000000000000003" }) })).toBe(
      'dev: network.workspaces.main.subnetIds.use1-az1: "use1-az1" is not in eu-west-1. Fix: use ids that start with euw1-, for example euw1-az1.',
    );
  });

  it("gives no subnet to two workspaces", () => {
    const own = {
      subnetIds: { ...SUBNETS, "euw1-az1": "subnet-00000000000000003" },
      securityGroupIds: ["sg-00000000000000002"],
    };
    expect(report({ dev: dev({ ...lab, "network.workspaces.lab": own }) })).toBe(
      "dev: network.workspaces.lab.subnetIds.euw1-az2: subnet subnet-00000000000000002 is workspace main's already, and Databricks lets no two workspaces share one. Fix: give each workspace its own.",
    );
  });

  it("gives no security group to two workspaces", () => {
    const own = {
      subnetIds: { "euw1-az1": "subnet-00000000000000003", "euw1-az2": "subnet-00000000000000004" },
      securityGroupIds: main.securityGroupIds,
    };
    expect(report({ dev: dev({ ...lab, "network.workspaces.lab": own }) })).toContain(
      "security group sg-00000000000000001 is workspace main's already",
    );
  });

  it("needs the Enterprise tier for PrivateLink", () => {
    const privateLink = { workspaceEndpointId: "vpce-00000000000000001", relayEndpointId: "vpce-00000000000000002" };
    expect(report({ account: { tier: "PREMIUM" }, dev: dev({ "network.privateLink": privateLink }) })).toContain(
      "dev: network.privateLink: PrivateLink needs the Enterprise tier",
    );
  });
});

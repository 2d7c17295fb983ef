import { defineEnvironment } from "../define";
import { sales } from "../domains/sales";
import { platform } from "../shared/platform";

export default defineEnvironment(platform, sales, {
  name: "prod",
  awsAccountId: "333333333333",
  tags: { DataClassification: "confidential" },
  foundation: {
    // What a role may do at most, and who deploys: jobs of the repository, not people.
    permissionsBoundary: { mode: "create" },
    ciRoles: { kind: "github", repository: "acme/lakehouse", planRole: "create" },
    // Where the organization has a trail, AWS Config or the security services already, say "existing" or "off".
    cloudTrail: { mode: "create", cloudWatch: { retentionDays: 365 }, insights: true },
    config: { mode: "create", conformancePack: true },
    guardDuty: { mode: "create" },
    securityHub: { mode: "create" },
    accessAnalyzer: { external: "create" },
    logs: { accessLogs: {} },
    s3PublicAccessBlock: "create",
    ebsDefaultKey: "create",
    ebsSnapshotPublicAccessBlock: "create",
  },
  network: {
    cidr: "10.22.0.0/16",
    availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
    nat: "per-az",
    egress: { isolation: "filtered-egress" },
    networkAcls: true,
    queryLogs: { destination: "s3" },
    // The front end needs a network of users that is connected to this VPC or to one beside it: docs/network.md.
    // Until there is one, the workspace's ipAccessList says who gets in.
    privateLink: { backend: true },
  },
  workspaces: {
    main: {
      // Addresses for examples: write those of the offices, and of the machine that deploys.
      ipAccessList: { allow: ["198.51.100.0/24", "203.0.113.7/32"], runner: "203.0.113.7/32" },
    },
  },
  zones: { raw: { lifecycle: { infrequentAccessAfterDays: 30, archiveAfterDays: 90, expireAfterDays: 2555 } } },
  consumers: { bi: { size: "Small", maxClusters: 4 } },
  access: {
    must: [{ principal: "analysts", privilege: "SELECT", object: "sales.gold", reason: "Reports read the gold layer" }],
    mustNot: [
      { principal: "analysts", privilege: "SELECT", object: "sales.bronze", reason: "Raw data has personal details" },
      { principal: "analysts", privilege: "MODIFY", object: "sales", reason: "Data is changed by pipelines alone" },
    ],
  },
  operations: { logRetentionDays: 365, budget: { monthlyUsd: 12000 } },
});

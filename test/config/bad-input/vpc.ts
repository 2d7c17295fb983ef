import type { BadInput } from "./case";

const key = (region: string) => `arn:aws:kms:${region}:111111111111:key/11111111-2222-3333-4444-555555555555`;
const lab = { "workspaces.lab": { networkSlot: 1 }, governanceWorkspace: "main" };
const isolated = { "network.nat": "none", "network.privateLink": { backend: true } };
const filtered = { "network.nat": "per-az", "network.egress.isolation": "filtered-egress" };

/** What can be wrong with a VPC that is made here, and what is said about it. */
export const VPC_CASES: readonly BadInput[] = [
  [
    "a block that is no CIDR",
    { dev: { "network.cidr": "10.20.0.0" } },
    'dev: network.cidr: "10.20.0.0" is not an IPv4 CIDR block. Fix: write it as 10.20.0.0/16.',
  ],
  [
    "a block with bits behind its mask",
    { dev: { "network.cidr": "10.20.0.1/16" } },
    'dev: network.cidr: "10.20.0.1/16" has host bits set. Fix: write the network address, 10.20.0.0/16.',
  ],
  [
    "a VPC that is too large for AWS",
    { dev: { "network.cidr": "10.0.0.0/8" } },
    "dev: network.cidr: 10.0.0.0/8 is larger than a VPC may be. Fix: use a block from /16 to /25.",
  ],
  [
    "a VPC that is too small for Databricks",
    { dev: { "network.cidr": "10.20.0.0/26" } },
    "dev: network.cidr: 10.20.0.0/26 is smaller than a VPC may be. Fix: use a block from /16 to /25.",
  ],
  [
    "a VPC of addresses for nothing but one machine",
    { dev: { "network.cidr": "127.0.0.0/16" } },
    "dev: network.cidr: 127.0.0.0/16 cannot be a VPC's block (loopback). Fix: use a private block, for example 10.20.0.0/16.",
  ],
  [
    "a single zone",
    { dev: { "network.availabilityZoneIds": ["euw1-az1"] } },
    "dev: network.availabilityZoneIds: has fewer than two availability zones. Fix: list two or three; Databricks needs at least two subnets in different zones.",
  ],
  [
    "four zones",
    { dev: { "network.availabilityZoneIds": ["euw1-az1", "euw1-az2", "euw1-az3", "euw1-az4"] } },
    "dev: network.availabilityZoneIds: has more than three availability zones. Fix: list two or three.",
  ],
  [
    "a zone twice",
    { dev: { "network.availabilityZoneIds": ["euw1-az1", "euw1-az1"] } },
    'dev: network.availabilityZoneIds.1: "euw1-az1" is listed twice. Fix: remove it.',
  ],
  [
    "the name of a zone, which differs from account to account",
    { dev: { "network.availabilityZoneIds": ["eu-west-1a", "euw1-az2"] } },
    'dev: network.availabilityZoneIds.0: "eu-west-1a" is not an availability-zone id. Fix: use the id (euw1-az1), which names the same zone in every account, not the name (eu-west-1a).',
  ],
  [
    "zones of another region",
    { dev: { "network.availabilityZoneIds": ["use1-az1", "euw1-az2"] } },
    'dev: network.availabilityZoneIds.0: "use1-az1" is not in eu-west-1. Fix: use ids that start with euw1-, for example euw1-az1.',
  ],
  [
    "subnets larger than Databricks takes",
    { dev: { "network.workspaceSubnetBits": 16 } },
    "dev: network.workspaceSubnetBits: 16 is too small. Fix: use at least 17.",
  ],
  [
    "a slot beyond the VPC",
    { dev: { "workspaces.main.networkSlot": 9 } },
    "dev: workspaces.main.networkSlot: slot 9 does not fit: the first three quarters of 10.20.0.0/16 hold 4 slots of 3 subnets of /20 (the last quarter is for endpoints and NAT). Fix: use a slot below 4, a larger VPC, or a higher network.workspaceSubnetBits.",
  ],
  [
    "two workspaces in one slot",
    { dev: { "workspaces.lab": { networkSlot: 0 }, governanceWorkspace: "main" } },
    "dev: workspaces.lab.networkSlot: workspaces main and lab have the same slot 0, and with it the same subnets. Fix: give each workspace its own slot.",
  ],
  [
    "a subnet outside the VPC",
    { dev: { "network.subnets.workspaces.main": { "euw1-az1": "10.99.0.0/20", "euw1-az2": "10.20.16.0/20" } } },
    "dev: network.subnets.workspaces.main.euw1-az1: the subnet 10.99.0.0/20 of workspace main in euw1-az1 is not inside the VPC 10.20.0.0/16. Fix: use a block of the VPC.",
  ],
  [
    "subnets that overlap",
    { dev: { "network.subnets.workspaces.main": { "euw1-az1": "10.20.0.0/20", "euw1-az2": "10.20.8.0/21" } } },
    "dev: network.subnets.workspaces.main.euw1-az2: the subnet 10.20.8.0/21 of workspace main in euw1-az2 overlaps the subnet 10.20.0.0/20 of workspace main in euw1-az1. Fix: use blocks that do not overlap.",
  ],
  [
    "a second block that AWS does not let stand beside the first",
    { dev: { ...lab, "network.secondCidr": { cidr: "192.168.0.0/16", workspaces: ["lab"] } } },
    "dev: network.secondCidr.cidr: AWS does not let 192.168.0.0/16 stand beside 10.20.0.0/16: nothing of 192.168.0.0/16 may. Fix: use a block of the same private range, or of 100.64.0.0/10.",
  ],
  [
    "a second block that overlaps the first",
    { dev: { ...lab, "network.secondCidr": { cidr: "10.20.0.0/17", workspaces: ["lab"] } } },
    [
      "dev: network.cidr: the subnet 10.20.24.0/21 of workspace lab in euw1-az1 overlaps the subnet 10.20.16.0/20 of workspace main in euw1-az2. Fix: use blocks that do not overlap.",
      "dev: network.secondCidr.cidr: 10.20.0.0/17 overlaps the VPC's first block 10.20.0.0/16. Fix: use a block that does not.",
    ],
  ],
  [
    "a second block for a workspace that is not there",
    { dev: { "network.secondCidr": { cidr: "100.64.0.0/16", workspaces: ["lap"] } } },
    'dev: network.secondCidr.workspaces.0: "lap" is not a workspace of the environment (main). Fix: correct the name, or declare it under workspaces.',
  ],
  [
    "a topology that is misspelt",
    { dev: { "network.mode": "customer-manged" } },
    'dev: network.mode: "customer-manged" is not one of the possible values. Fix: use one of "customer-managed", "existing", "databricks-managed", "serverless-only".',
  ],
  [
    "a way of NAT that there is not",
    { dev: { "network.nat": "per-zone" } },
    'dev: network.nat: "per-zone" is not one of the possible values. Fix: use one of "single", "per-az", "none".',
  ],
  [
    "no NAT, and no PrivateLink",
    { dev: { "network.nat": "none" } },
    'dev: network.nat: without NAT and without back-end PrivateLink, no cluster can reach the Databricks control plane. Fix: set nat to "single" or "per-az", or privateLink.backend to true.',
  ],
  [
    "isolation with NAT",
    { dev: { "network.egress": { isolation: "isolated" }, "network.privateLink": { backend: true } } },
    'dev: network.egress.isolation: an isolated network has no way out, and nat is "single". Fix: remove nat, or use isolation "filtered-egress".',
  ],
  [
    "a filter without NAT",
    {
      dev: {
        "network.nat": "none",
        "network.egress": { isolation: "filtered-egress" },
        "network.privateLink": { backend: true },
      },
    },
    'dev: network.egress.isolation: filtered-egress leads through NAT, and nat is "none". Fix: set nat to "single" or "per-az", or isolation to "isolated".',
  ],
  [
    "the legacy metastore in isolation",
    { dev: { ...isolated, "network.legacyMetastorePort": true } },
    "dev: network.legacyMetastorePort: the legacy Hive metastore is on the internet, where an isolated network does not lead. Fix: set it to false, and disableLegacyAccess of the workspaces to true.",
  ],
  [
    "a URL in the place of a domain",
    { dev: { ...filtered, "network.egress.allowedDomains": ["https://pypi.org"] } },
    'dev: network.egress.allowedDomains.0: "https://pypi.org" is not a domain name. Fix: write it in lower case, without scheme, port or path: pypi.org, or .pypi.org with everything below it.',
  ],
  [
    "an alias in the place of the firewall's key",
    { dev: { ...filtered, "network.egress.firewallKeyArn": "arn:aws:kms:eu-west-1:111111111111:alias/firewall" } },
    'dev: network.egress.firewallKeyArn: "arn:aws:kms:eu-west-1:111111111111:alias/firewall" is not the ARN of a KMS key. Fix: write the key\'s own ARN (…:key/<uuid>), not that of an alias.',
  ],
  [
    "a key of another region for the firewall",
    { dev: { ...filtered, "network.egress.firewallKeyArn": key("eu-central-1") } },
    "dev: network.egress.firewallKeyArn: the key is in eu-central-1, and the firewall in eu-west-1. Fix: name a key of the same region.",
  ],
  [
    "a revision that is no number",
    { dev: { "network.revision": "two" } },
    'dev: network.revision: must be a number, but is "two". Fix: write a number.',
  ],
  [
    "an endpoint of a service that has none here",
    { dev: { "network.endpoints": ["athena"] } },
    'dev: network.endpoints.0: "athena" is not one of the possible values. Fix: use one of "airflow.api", "airflow.env", "airflow.ops", "bedrock-runtime", "dynamodb", "ecr.api", "ecr.dkr", "glue", "kms", "logs", "monitoring", "rds-data", "redshift", "redshift-data", "sagemaker.api", "sagemaker.runtime", "secretsmanager", "sns", "sqs".',
  ],
  [
    "half of what container images need",
    { dev: { "network.endpoints": ["ecr.dkr"] } },
    'dev: network.endpoints: has ecr.dkr without ecr.api: container images need both. Fix: add "ecr.api", or remove "ecr.dkr".',
  ],
  [
    "days that CloudWatch does not know",
    { dev: { "network.flowLogs": { destination: "cloudwatch", retentionDays: 100 } } },
    "dev: network.flowLogs.retentionDays: 100 is not one of the possible values. Fix: use one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
  ],
  [
    "an aggregation that flow logs do not know",
    { dev: { "network.flowLogs": { aggregationSeconds: 300 } } },
    "dev: network.flowLogs.aggregationSeconds: 300 is not one of the possible values. Fix: use one of 60, 600.",
  ],
  [
    "a time server by name",
    { dev: { "network.dhcpOptions": { ntpServers: ["time.acme.example"] } } },
    'dev: network.dhcpOptions.ntpServers.0: "time.acme.example" is not an IPv4 address. Fix: write it as 10.20.0.2.',
  ],
  [
    "a time server outside of the VPC",
    { dev: { "network.dhcpOptions": { ntpServers: ["172.16.0.3"] } } },
    "dev: network.dhcpOptions.ntpServers.0: 172.16.0.3 is outside of the VPC, where nodes ask no server: only TCP to declared destinations leaves it. Fix: use a server in the VPC, or AWS's, which is there without the setting (169.254.169.123).",
  ],
  [
    "clusters where there is no network",
    { dev: { network: { mode: "serverless-only" } } },
    [
      "dev: workspaces.main.clusterPolicies.exploration: needs clusters, and the network is serverless-only. Fix: remove it, or use another network.mode.",
      "dev: workspaces.main.clusterPolicies.jobs: needs clusters, and the network is serverless-only. Fix: remove it, or use another network.mode.",
    ],
  ],
];

import type { BadInput } from "./case";

const github = { kind: "github", repository: "acme/lakehouse" };
const attestedKeys = { "attestations.multi-region-keys-are-new": "Platform team, 2026-11-20" };

/** What can be wrong with the foundation, and what is said about it. */
export const FOUNDATION_CASES: readonly BadInput[] = [
  [
    "a key that is gone after three days",
    { dev: { "foundation.kms.deletionWindowDays": 3 } },
    "dev: foundation.kms.deletionWindowDays: 3 is too small. Fix: use at least 7.",
  ],
  [
    "a key that rotates every day",
    { dev: { "foundation.kms.rotationDays": 1 } },
    "dev: foundation.kms.rotationDays: 1 is too small. Fix: use at least 90.",
  ],
  [
    "a user as administrator of keys",
    { dev: { "foundation.kms.administrators": ["arn:aws:iam::111111111111:user/root"] } },
    'dev: foundation.kms.administrators.0: "arn:aws:iam::111111111111:user/root" is not the ARN of an IAM role. Fix: write it as arn:aws:iam::123456789012:role/name.',
  ],
  [
    "a second region that is the first",
    { account: attestedKeys, dev: { "foundation.disasterRecovery": { region: "eu-west-1" } } },
    "dev: foundation.disasterRecovery.region: eu-west-1 is the environment's own region. Fix: name another region.",
  ],
  [
    "a second region that Databricks is not in",
    { account: attestedKeys, dev: { "foundation.disasterRecovery": { region: "eu-north-1" } } },
    "dev: foundation.disasterRecovery.region: eu-north-1 is no region of Databricks in this partition, so nothing could read the data there. Fix: use one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, ap-southeast-3, ca-central-1, eu-central-1, eu-west-2, eu-west-3, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2.",
  ],
  [
    "replicas of keys that would have to be new",
    { dev: { "foundation.disasterRecovery": { region: "eu-central-1" } } },
    'account: attestations: the manual step "multi-region-keys-are-new" is not attested: no key that is to be multi-Region is there already. Fix: 1. Whether a KMS key is multi-Region is decided when it is made: switching disasterRecovery on replaces keys that are there, and what they encrypted is lost with them; 2. For a new environment there is nothing to do but to attest it; 3. Otherwise make a new environment with disasterRecovery, copy the data into it, and only then let go of the old one; then write attestations: { "multi-region-keys-are-new": "<who, when>" }.',
  ],
  [
    "a replica of the key of logs",
    { account: attestedKeys, dev: { "foundation.disasterRecovery": { region: "eu-central-1", keys: ["logs"] } } },
    'dev: foundation.disasterRecovery.keys.0: "logs" is not one of the possible values. Fix: use one of "managed-services", "workspace-storage", "data", "streams", "databases".',
  ],
  [
    "logs that are deleted before they are archived",
    { dev: { "foundation.logs": { archiveAfterDays: 100, expireAfterDays: 90 } } },
    "dev: foundation.logs.expireAfterDays: 90 is not after archiveAfterDays, 100. Fix: use at least 101.",
  ],
  [
    "logs that are locked longer than they are kept",
    { dev: { "foundation.logs": { expireAfterDays: 90, objectLock: { mode: "governance", days: 365 } } } },
    [
      "dev: foundation.logs.expireAfterDays: 90 is not after archiveAfterDays, 90. Fix: use at least 91.",
      "dev: foundation.logs.objectLock.days: logs are locked for 365 days, and should be deleted after 90. Fix: use at most 90, or raise logs.expireAfterDays.",
    ],
  ],
  [
    "a lock that nobody opens in a disposable environment",
    { dev: { "foundation.logs.objectLock": { mode: "compliance", days: 30 } } },
    'dev: foundation.logs.objectLock.mode: nobody can delete what is locked in compliance mode, so the environment would not be disposable. Fix: use "governance", or protect the environment.',
  ],
  [
    "AWS Config on a locked bucket",
    { dev: { "foundation.logs.objectLock": { mode: "governance", days: 30 }, "foundation.config.mode": "create" } },
    'dev: foundation.logs.objectLock: AWS Config delivers to no bucket with object lock. Fix: remove it, or use config.mode "existing" or "off".',
  ],
  [
    "a trail that records nothing",
    { dev: { "foundation.cloudTrail": { mode: "create", managementEvents: false, zoneDataEvents: false } } },
    'dev: foundation.cloudTrail: the trail would record nothing. Fix: switch one of its events on, or use mode "off".',
  ],
  [
    "Insights into events that are not recorded",
    { dev: { "foundation.cloudTrail": { mode: "create", managementEvents: false, insights: true } } },
    "dev: foundation.cloudTrail.insights: Insights looks at management events, which the trail does not record. Fix: set managementEvents to true, or insights to false.",
  ],
  [
    "an organization trail that is not named",
    { dev: { "foundation.cloudTrail": { mode: "existing" } } },
    [
      "dev: foundation.cloudTrail.bucketAccountId: is missing. Fix: add it, as text in quotes.",
      "dev: foundation.cloudTrail.bucketName: is missing. Fix: add it, as text in quotes.",
      "dev: foundation.cloudTrail.organizationId: is missing. Fix: add it, as text in quotes.",
      "dev: foundation.cloudTrail.trailArn: is missing. Fix: add it, as text in quotes.",
    ],
  ],
  [
    "a trail's name in the place of its ARN",
    {
      dev: {
        "foundation.cloudTrail": {
          mode: "existing",
          trailArn: "audit",
          organizationId: "o-a1b2c3d4e5",
          bucketName: "acme-audit",
          bucketAccountId: "999999999999",
        },
      },
    },
    'dev: foundation.cloudTrail.trailArn: "audit" is not the ARN of a trail. Fix: write it as arn:aws:cloudtrail:eu-west-1:123456789012:trail/name.',
  ],
  [
    "two recorders of AWS Config in one account",
    {
      dev: { "foundation.config.mode": "create" },
      prod: {
        awsAccountId: "111111111111",
        "foundation.config.mode": "create",
        "foundation.ebsEncryptionByDefault": "existing",
      },
    },
    'prod: foundation.config.mode: the recorder of AWS Config is one setting per AWS account and region, and config/environments/dev.ts manages it for 111111111111 in eu-west-1. Fix: set it to "existing" in all but one of them.',
  ],
  [
    "two environments that set EBS encryption",
    { dev: {}, prod: { awsAccountId: "111111111111" } },
    'prod: foundation.ebsEncryptionByDefault: EBS encryption by default is one setting per AWS account and region, and config/environments/dev.ts manages it for 111111111111 in eu-west-1. Fix: set it to "existing" in all but one of them.',
  ],
  [
    "Security Hub without AWS Config",
    { dev: { "foundation.securityHub.mode": "create" } },
    'dev: foundation.securityHub.mode: Security Hub\'s controls need AWS Config, which is off. Fix: set config.mode to "create", or to "existing" where somebody else records the account.',
  ],
  [
    "a mode that is misspelt",
    { dev: { "foundation.guardDuty.mode": "on" } },
    'dev: foundation.guardDuty.mode: "on" is not one of the possible values. Fix: use one of "create", "existing", "off".',
  ],
  [
    "roles of a CI system without a boundary",
    { dev: { "foundation.ciRoles": github } },
    'dev: foundation.ciRoles: a deploy role makes roles, and without a permissions boundary it could make one that may do everything. Fix: set foundation.permissionsBoundary to { mode: "create" }.',
  ],
  [
    "a repository with its host",
    {
      dev: {
        "foundation.permissionsBoundary": { mode: "create" },
        "foundation.ciRoles": { ...github, repository: "https://github.com/acme/lakehouse" },
      },
    },
    'dev: foundation.ciRoles.repository: "https://github.com/acme/lakehouse" is not a repository. Fix: write it as owner/name, without a host.',
  ],
  [
    "HCP Terraform without its states",
    { dev: { "foundation.permissionsBoundary": { mode: "create" }, "foundation.ciRoles": { kind: "hcp-terraform" } } },
    'dev: foundation.ciRoles.kind: runs of HCP Terraform are known by their workspaces, and the state is of backend "local". Fix: use state of backend "cloud", or "github".',
  ],
  [
    "a CI system and another role beside it",
    {
      dev: {
        deployRoleArn: "arn:aws:iam::111111111111:role/deploy",
        "foundation.permissionsBoundary": { mode: "create" },
        "foundation.ciRoles": github,
      },
    },
    "dev: deployRoleArn: every layer would assume this role, whatever role its layer has under foundation.ciRoles. Fix: remove one of the two.",
  ],
  [
    "a boundary of another account",
    {
      dev: {
        "foundation.permissionsBoundary": { mode: "existing", policyArn: "arn:aws:iam::999999999999:policy/boundary" },
      },
    },
    "dev: foundation.permissionsBoundary.policyArn: the policy is in account 999999999999, the roles are in 111111111111. Fix: write the ARN of a policy in the environment's own account.",
  ],
  [
    "an organization by its name",
    { dev: { "foundation.organization": { id: "acme" } } },
    'dev: foundation.organization.id: "acme" is not the id of an AWS organization. Fix: copy it from AWS Organizations; it starts with o-.',
  ],
  [
    "a setting that there is not",
    { dev: { "foundation.cloudtrail": { mode: "create" } } },
    "dev: foundation.cloudtrail: is not a known setting. Fix: write cloudTrail instead.",
  ],
];

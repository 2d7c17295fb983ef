import type { Base } from "./every-value-base";

const DISPOSABLE = { mode: "disposable", reason: "Synthetic data only" };

/** What the account says in the place of environments. */
export const COMPANY_BASES: readonly Base[] = [
  {
    name: "what a company keeps, for all and for each stage",
    account: {
      defaults: { protection: { mode: "protected" }, retention: { logDays: 365 } },
      stages: {
        production: { protection: { mode: "protected" }, retention: { logDays: 400 } },
        sandbox: { protection: DISPOSABLE },
      },
    },
  },
  {
    name: "a company with names of its own",
    account: {
      defaults: {
        naming: {
          prefix: "lh-{environment}",
          buckets: "{prefix}-{purpose}-{account}",
          catalogs: "{key}_{environment}",
          roles: "{purpose}.{prefix}",
          logGroups: "/lake/{environment}/{purpose}",
          keys: "{company}/{environment}/{purpose}",
          secrets: "{environment}/{purpose}",
          securityGroups: "{prefix}-{purpose}-sg",
          locations: "{purpose}-{environment}",
          workspaces: "{environment}_{purpose}",
          streams: "{prefix}-{purpose}.stream",
          kafkaClusters: "{prefix}-kafka-{purpose}",
          databases: "{prefix}-{purpose}-db",
          warehouses: "{prefix}-dw-{purpose}",
          tables: "{prefix}-{purpose}_table",
          queues: "{prefix}-q_{purpose}",
          jobs: "[{environment}] {purpose}",
        },
      },
      stages: {
        sandbox: {
          naming: {
            prefix: "sb-{environment}",
            buckets: "{purpose}-{prefix}",
            catalogs: "{environment}_{key}",
            roles: "{prefix}-{purpose}",
            logGroups: "{prefix}/{purpose}",
            keys: "{prefix}-{purpose}-{account}",
            secrets: "{prefix}/{purpose}",
            securityGroups: "{purpose}-{prefix}",
            locations: "{prefix}_{purpose}",
            workspaces: "{prefix}-{purpose}",
            streams: "{prefix}-{purpose}",
            kafkaClusters: "{prefix}-{purpose}",
            databases: "{prefix}-{purpose}",
            warehouses: "{prefix}-{purpose}",
            tables: "{prefix}-{purpose}",
            queues: "{prefix}-{purpose}",
            jobs: "{purpose} ({environment})",
          },
        },
      },
    },
  },
  {
    name: "tools that people sign in with, with every scope",
    account: {
      oauthApps: Object.fromEntries(
        ["all-apis", "email", "offline_access", "openid", "profile", "sql"].map((scope, index) => [
          `tool${index}`,
          { redirectUrls: ["https://bi.acme.example/callback"], scopes: [scope] },
        ]),
      ),
    },
  },
  {
    name: "logs of the account, with keys of S3, stopped",
    account: {
      logDelivery: {
        awsAccountId: "555555555555",
        region: "eu-west-1",
        encryption: "s3",
        auditLogs: { enabled: false },
        billableUsage: { enabled: false },
      },
    },
  },
  {
    name: "folders of every right, repositories of every host",
    environment: {
      "workspaces.main.folders": Object.fromEntries(
        ["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"].map((level, index) => [
          `team${index}`,
          { permissions: { analysts: level }, servicePrincipals: { ingestion: level } },
        ]),
      ),
      "workspaces.main.gitFolders": Object.fromEntries(
        [
          "gitHub",
          "gitHubEnterprise",
          "bitbucketCloud",
          "bitbucketServer",
          "azureDevOpsServices",
          "gitLab",
          "gitLabEnterpriseEdition",
          "awsCodeCommit",
        ].map((provider, index) => [
          `repository${index}`,
          {
            url: `https://git.acme.example/data/${index}`,
            provider,
            checkout: { what: index % 2 === 0 ? "branch" : "tag", name: "v1" },
            public: index % 2 === 0,
            permissions: { analysts: ["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"][index % 4] },
            servicePrincipals: { ingestion: ["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"][index % 4] },
          },
        ]),
      ),
    },
  },
  { name: "a company of sandboxes", account: { defaults: { protection: DISPOSABLE } } },
];

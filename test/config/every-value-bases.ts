import { LIBRARY_FUNCTIONS } from "../../config/function-library";
import { PROTECTIONS } from "../../config/schema/overrides";
import { PRIVILEGES, type Privilege, type SecurableKind } from "../../config/schema/privileges";
import { rules } from "../support/access-policies";
import { bankChanges } from "../support/cdc-files";
import { companyCatalog } from "../support/enterprise-catalog";
import { ACCOUNT_EXTRAS, EXTRAS, NEWER } from "../support/extra";
import { GENIE_SPACE } from "../support/genie";
import { directTool, storageTool } from "../support/partner-tools";
import { devInput } from "../support/platform";
import { QUERY, SHOPS } from "../support/queries";
import { lateOrders, revenue } from "../support/query-alerts";
import { withReverseEtl } from "../support/reverse-etl";
import { SECURITY } from "../support/workspace-security";
import { type Base, REASON } from "./every-value-base";
import { COMPANY_BASES } from "./every-value-company";
import { DELIVERY_BASES } from "./every-value-delivery";
import { EVENT_BASES } from "./every-value-events";
import { MODEL_BASES } from "./every-value-models";
import { NETWORK_BASES } from "./every-value-network";
import { QUICKSIGHT_BASES } from "./every-value-quicksight";
import { SERVICE_BASES } from "./every-value-services";
import { STREAM_BASES } from "./every-value-streams";
import { TABLE_BASES } from "./every-value-tables";
import { TRANSFER_BASES } from "./every-value-transfers";
import { WORKLOAD_BASES } from "./every-value-workloads";

const GITHUB = { kind: "github", repository: "acme/lakehouse" };

/** Every privilege of a securable, for a group and for a service principal. */
const everything = <K extends SecurableKind>(kind: K) => ({
  groups: { "data-engineers": [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
  servicePrincipals: { ingestion: [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
});

const state = (value: unknown): Base => ({
  name: `state: ${JSON.stringify(value)}`,
  account: { state: value, "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" },
  environment: { state: value },
});

/** Tables for every store, and whatever they may be told. */
function stores(): Base {
  const input = devInput();
  withReverseEtl(input);
  const { zones, workspaces, dataServices, consumers } = input;
  const rights = { analysts: "CAN_VIEW", "data-engineers": "CAN_MANAGE", "platform-admins": "CAN_MANAGE_RUN" } as const;
  return {
    name: "tables for operational stores",
    environment: { zones, workspaces, dataServices, consumers, "consumers.orders-out.permissions": rights },
  };
}

/** By family; those of one are in the order of the schemas. */
export const MORE_BASES: readonly Base[] = [
  state({ backend: "local" }),
  state({ backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" }),
  state({ backend: "cloud", organization: "acme" }),
  {
    name: "extra resources, and an override of what protects data",
    account: {
      providers: NEWER,
      extraResources: ACCOUNT_EXTRAS,
      "overrides.group": {
        setting: "groups.analysts",
        set: { external_id: "4711" },
        acknowledge: [...PROTECTIONS],
        reason: REASON,
      },
    },
    environment: {
      access: {
        must: [{ principal: "analysts", privilege: "SELECT", object: "sales.gold", workspace: "main", reason: REASON }],
        mustNot: [{ principal: "analysts", privilege: "MODIFY", object: "sales", reason: REASON }],
        only: [{ principals: ["analysts"], privilege: "USE_CATALOG", object: "sales", reason: REASON }],
      },
      extraResources: EXTRAS,
      "overrides.rules": {
        setting: "zones.raw",
        type: "aws_s3_bucket",
        set: { force_destroy: false },
        acknowledge: [...PROTECTIONS],
        reason: REASON,
      },
    },
  },
  {
    name: "a metastore that shares inside alone",
    account: { "metastores.eu-west-1.sharing": { scope: "INTERNAL", recipientTokenLifetimeDays: 90 } },
  },
  {
    name: "a protected environment with limits and a trail of the organization, deployed by HCP Terraform",
    account: {
      state: { backend: "cloud", organization: "acme" },
      "attestations.state-backend-exists": "A. Lovelace, 2026-11-02",
    },
    environment: {
      protection: { mode: "protected" },
      "foundation.permissionsBoundary": { mode: "existing", policyArn: "arn:aws:iam::111111111111:policy/limits" },
      "foundation.cloudTrail": {
        mode: "existing",
        trailArn: "arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization",
        organizationId: "o-abcdefghij",
        bucketName: "acme-organization-trail",
        bucketAccountId: "999999999999",
      },
      "foundation.ciRoles": { kind: "hcp-terraform" },
      "foundation.logs": { objectLock: { mode: "compliance", days: 30 } },
      "foundation.organization": { id: "o-abcdefghij", controlTower: { mode: "off" } },
    },
  },
  ...(["ids", "both"] as const).map((subjects) => ({
    name: `GitHub's numbers: ${subjects}`,
    environment: {
      "foundation.permissionsBoundary": { mode: "create" },
      "foundation.ciRoles": { ...GITHUB, repositoryIds: { owner: "1", repository: "2", subjects } },
    },
  })),
  {
    name: "a second trail without management events",
    environment: { "foundation.cloudTrail": { mode: "create", managementEvents: false } },
  },
  {
    name: "every grant",
    environment: {
      "workspaces.main.secretScopes": {
        read: { keys: ["a"], permissions: { groups: { analysts: "READ" }, servicePrincipals: { ingestion: "READ" } } },
        write: {
          keys: ["a"],
          permissions: { groups: { analysts: "WRITE" }, servicePrincipals: { ingestion: "WRITE" } },
        },
        manage: {
          keys: ["a"],
          permissions: { groups: { analysts: "MANAGE" }, servicePrincipals: { ingestion: "MANAGE" } },
        },
      },
      "zones.raw.grants": everything("external_location"),
      "externalLocations.partner": {
        url: "s3://partner-exports/orders",
        comment: "Exports of a partner",
        readOnly: false,
        serverSideEncryption: "AWS_SSE_S3",
        grants: everything("external_location"),
      },
      "catalogs.sales.grants": everything("catalog"),
      "catalogs.sales.schemas.gold.grants": everything("schema"),
      "catalogs.sales.schemas.gold.volumes": {
        exports: { comment: "Files for others", grants: everything("volume") },
      },
      "catalogs.sales.schemas.gold.models": {
        demand: { comment: "Forecasts", registeredBy: "ingestion", grants: everything("model") },
      },
    },
  },
  ...[true, false].map((serverlessCompute) => ({
    name: `serverless compute in another region: ${serverlessCompute}`,
    account: { "regionOverrides.eu-central-1": { serverlessCompute } },
  })),
  ...DELIVERY_BASES,
  ...COMPANY_BASES,
  ...EVENT_BASES,
  ...STREAM_BASES,
  ...TABLE_BASES,
  ...TRANSFER_BASES,
  ...MODEL_BASES,
  stores(),
  ...QUICKSIGHT_BASES,
  {
    name: "a catalog of the company",
    account: { "servicePrincipals.harvester": { mode: "create" } },
    environment: {
      "workspaces.main.access.servicePrincipals.harvester": "USER",
      "metastore.systemSchemas.access": { servicePrincipals: ["harvester"] },
      "consumers.glossary": companyCatalog(),
    },
  },
  {
    name: "tools of partners",
    account: { "servicePrincipals.replicator": { mode: "create" } },
    environment: {
      "workspaces.main.access.servicePrincipals.replicator": "USER",
      "consumers.erp": directTool(),
      "consumers.ads": storageTool(),
    },
  },
  {
    name: "changes whose files are found by events",
    environment: {
      "zones.raw.fileEvents": "managed",
      "sources.bank": bankChanges({ discovery: "file-events" }),
    },
  },
  {
    name: "queues of one's own that tell of new files",
    environment: {
      "zones.raw.fileEvents": "own",
      "zones.raw.eventBridge": true,
      "externalLocations.partner": {
        url: "s3://partner/files",
        comment: "Files of a partner",
        readOnly: false,
        kmsKeyArn: "arn:aws:kms:eu-central-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        serverSideEncryption: "AWS_SSE_KMS",
        fileEvents: {
          queueArn: "arn:aws:sqs:eu-central-1:222222222222:files",
          queueKmsKeyArn: "arn:aws:kms:eu-central-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
      },
    },
  },
  {
    name: "costs that are not as usual",
    environment: { "operations.anomalies": { mode: "create", minimumUsd: 100 } },
  },
  {
    name: "costs that another monitor finds",
    environment: {
      "operations.anomalies": {
        mode: "existing",
        monitorArn: "arn:aws:ce::111111111111:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000000",
        minimumUsd: 100,
      },
    },
  },
  {
    name: "XML",
    environment: { "sources.orders.format": "xml", "sources.orders.options": { rowTag: "order" } },
  },
  {
    name: "a classic warehouse that some only see",
    environment: {
      "consumers.classic": {
        kind: "sql-warehouse",
        workspace: "main",
        size: "Small",
        type: "CLASSIC",
        serverless: false,
        permissions: { analysts: "CAN_VIEW" },
      },
    },
  },
  {
    name: "an alert on a query, a dashboard of one's own, what warehouses and dashboards of a workspace are like",
    environment: {
      "consumers.late": lateOrders(),
      "consumers.revenue": revenue(),
      "workspaces.main.notificationDestinations.team": { mode: "email", addresses: ["team@acme.example"] },
      "workspaces.main.sql": {},
      "workspaces.main.dashboardEmbedding": { mode: "approved", domains: ["portal.acme.example"] },
    },
  },
  {
    name: "dashboards of costs, queries and quality",
    environment: {
      "consumers.costs": { ...revenue(), catalog: undefined, content: { mode: "costs" } },
      "consumers.queries": { ...revenue(), catalog: undefined, content: { mode: "queries" } },
      "consumers.slow": { ...revenue(), catalog: undefined, content: { mode: "performance" } },
      "consumers.quality": {
        ...revenue(),
        content: { mode: "quality", logs: [{ catalog: "sales", schema: "bronze", table: "orders_event_log" }] },
      },
    },
  },
  {
    name: "what a workspace is protected by",
    environment: {
      "workspaces.main.security": structuredClone(SECURITY),
      "workspaces.main.entitlements.groups": { analysts: ["workspace-access"] },
    },
  },
  {
    name: "a workspace without tokens",
    environment: { "workspaces.main.security": { tokens: { mode: "off" } } },
  },
  ...(["none", "everywhere"] as const).map((mode) => ({
    name: `dashboards that may be embedded: ${mode}`,
    environment: { "workspaces.main.dashboardEmbedding": { mode } },
  })),
  ...(["IS_NULL", "IS_NOT_NULL"] as const).map((operator) => ({
    name: `an alert without a limit: ${operator}`,
    environment: {
      "consumers.late": lateOrders({ operator, threshold: undefined }),
      "workspaces.main.notificationDestinations.team": { mode: "email", addresses: ["team@acme.example"] },
    },
  })),
  {
    name: "every function of the library",
    environment: { "workloads.rules": rules({ library: [...LIBRARY_FUNCTIONS] }) },
  },
  { name: "a Genie space", environment: { "consumers.asked": structuredClone(GENIE_SPACE) } },
  {
    name: "a query with a parameter of every type",
    environment: { "consumers.asked": structuredClone(QUERY), "consumers.shops": SHOPS },
  },
  ...NETWORK_BASES,
  ...SERVICE_BASES,
  ...WORKLOAD_BASES,
];

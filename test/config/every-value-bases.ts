import { CONNECTION_TYPES, type ConnectionTypeName } from "../../config/facts/connection-types";
import type { EnvironmentInput } from "../../config/schema/environment";
import { PROTECTIONS } from "../../config/schema/overrides";
import { PRIVILEGES, type Privilege, type SecurableKind } from "../../config/schema/privileges";
import { accountsFlow, incidentsFlow } from "../support/appflow";
import { bankChanges } from "../support/cdc-files";
import { checked } from "../support/checks";
import { PEER_VPC } from "../support/connections";
import { crmCluster, shopDatabase } from "../support/databases";
import { AUTHORITY_PEM, crmMessages, SECRET_ARN, type ServerlessInput, shopFiles } from "../support/dms";
import { connectionOfType, insideWarehouse, shopCatalog, shopConnection } from "../support/external-connections";
import { EXTRAS, NEWER } from "../support/extra";
import { exportJob, GLUE_ENDPOINTS, plainJob, shopLogin } from "../support/glue";
import { existing, provisioned } from "../support/kafka";
import { crmObjects } from "../support/managed-sources";
import { directTool, storageTool } from "../support/partner-tools";
import { devInput } from "../support/platform";
import { shopProxy } from "../support/proxies";
import { crmSecret } from "../support/secrets";
import { CHANGES, changesOf } from "../support/stream-changes";
import { clicks, eventStream } from "../support/streams";
import { type JobInput, ordersGold, told, withJobs, withMain } from "../support/workloads";
import { attested, closed, perWorkspace, shared, there, transit } from "./bad-input/parts";
import type { Base } from "./every-value-base";
import { COMPANY_BASES } from "./every-value-company";
import { EVENT_BASES } from "./every-value-events";
import { TRANSFER_BASES } from "./every-value-transfers";
import type { Changes } from "./problems";

const UUID = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const STREAM = "a stream with producers, consumers and other accounts, loaded";
const GITHUB = { kind: "github", repository: "acme/lakehouse" };
const JARS = ["/Volumes/dev_sales/gold/exports/rules.jar"];
const REASON = "Prices follow the market";
const NCC = { account: { networkConnectivity: { dev: { mode: "create", region: "eu-west-1" } } } } as const;
const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;

const TYPES = Object.keys(CONNECTION_TYPES.value) as ConnectionTypeName[];

/** Every privilege of a securable, for a group and for a service principal. */
const everything = <K extends SecurableKind>(kind: K) => ({
  groups: { "data-engineers": [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
  servicePrincipals: { ingestion: [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
});

/** What the workspace `main` needs for pipelines and secrets. */
function workspaceForPipelines(): EnvironmentInput["workspaces"] {
  const input: EnvironmentInput = devInput();
  withMain(input);
  return input.workspaces;
}
const pipelines = (...all: readonly Parameters<typeof ordersGold>[0][]): Changes => ({
  workspaces: workspaceForPipelines(),
  ...Object.fromEntries(
    all.map((change, index) => [`workloads.p${index}`, ordersGold({ ...change, tables: [`t${index}`] })]),
  ),
});
/** The jobs of test/support/workloads.ts, and more of them, each a change of the simplest one. */
function jobs(...all: readonly Partial<JobInput>[]): Changes {
  const input: EnvironmentInput = devInput();
  withJobs(input);
  const more = Object.fromEntries(all.map((change, index) => [`j${index}`, told(change)]));
  return { workspaces: input.workspaces, workloads: { ...input.workloads, ...more } };
}
/** A task that is done for each of some values. */
const eachOf = (task: object): Partial<JobInput> =>
  ({
    environments: { plain: { dependencies: ["holidays==0.84"] } },
    tasks: { each: { type: "for-each", inputs: ["de", "fr"], task } },
  }) as Partial<JobInput>;
/** A source of a replication: the database `shop`, or another one of PostgreSQL. */
const from = (mode: "data-service" | "network", signIn: "entry" | "existing", change: object = {}) => ({
  source: {
    database: "shop",
    certificateAuthority: AUTHORITY_PEM,
    signIn: signIn === "entry" ? { mode: signIn, entry: "shop-login" } : { mode: signIn, secretArn: SECRET_ARN },
    ...(mode === "network" ? { mode, engine: "postgres", cidrs: ["10.20.8.0/24"] } : { mode, service: "shop" }),
    ...change,
  } as ServerlessInput["source"],
});
const service = (changes: Changes): Base => ({
  name: `an endpoint service: ${Object.keys(changes).join()}`,
  account: { ...NCC.account },
  environment: {
    "workspaces.main.networkConnectivity": "dev",
    "network.connections.endpointServices.db": {
      domainNames: ["orders-db.corp.example"],
      listeners: [{ protocol: "TCP", port: 443 }],
      targets: { kind: "ip", addresses: ["10.20.0.20"] },
      ...changes,
    },
  },
});
const state = (value: unknown): Base => ({
  name: `state: ${JSON.stringify(value)}`,
  account: { state: value, "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" },
  environment: { state: value },
});
const database = (engine: string, engineVersion: string, changes: Changes = {}): Base => ({
  name: `a database: ${engine}`,
  environment: {
    "dataServices.shop": { ...shopDatabase({ captureChanges: false }), engine, engineVersion, ...changes },
  },
});

/** In the order of the schemas. */
export const MORE_BASES: readonly Base[] = [
  state({ backend: "local" }),
  state({ backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" }),
  state({ backend: "cloud", organization: "acme" }),
  ...(["govcloud-civilian", "govcloud-dod"] as const).map((shard) => ({
    name: `the shard ${shard}`,
    account: { shard, metastores: { "us-gov-west-1": { mode: "create", adminGroup: "platform-admins" } } },
    environment: { region: "us-gov-west-1", "network.availabilityZoneIds": ["usgw1-az1", "usgw1-az2"] },
  })),
  {
    name: "extra resources, and an override of what protects data",
    account: {
      providers: NEWER,
      "overrides.group": {
        setting: "groups.analysts",
        set: { external_id: "4711" },
        acknowledge: [...PROTECTIONS],
        reason: REASON,
      },
    },
    environment: {
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
    name: "things of the account that are there already",
    account: {
      "metastores.eu-west-1": { mode: "existing", id: UUID, adminGroup: "platform-admins" },
      "groups.analysts": { mode: "existing" },
      "networkConnectivity.dev": { mode: "existing", region: "eu-west-1", id: UUID },
      "attestations.scim-groups": "A. Lovelace, 2026-11-02",
      "attestations.metastore-admin-group": "A. Lovelace, 2026-11-02",
    },
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
    name: "container images over endpoints",
    environment: { "network.endpoints": ["ecr.api", "ecr.dkr"] },
  },
  {
    name: "no way out",
    environment: { "network.nat": "none", "network.privateLink": { backend: true } },
  },
  {
    name: "a front end per workspace",
    account: attested,
    environment: {
      "network.privateLink": { backend: true, frontend: perWorkspace, access: { level: "ENDPOINT", ...closed } },
    },
  },
  {
    name: "a table whose keys are bytes",
    environment: {
      "dataServices.blobs": {
        kind: "dynamodb-table",
        mode: "create",
        partitionKey: { name: "digest", type: "binary" },
        sortKey: { name: "part", type: "binary" },
        indexes: {
          by_part: { partitionKey: { name: "part", type: "binary" }, sortKey: { name: "of", type: "binary" } },
        },
      },
    },
  },
  { name: "a front end that is there", environment: { "network.privateLink": { frontend: there } } },
  ...[shared, transit, there, perWorkspace].map((frontend, index) => ({
    name: `a front end of a VPC that is there: ${index}`,
    from: "existing network",
    account: attested,
    environment: {
      "network.privateLink": {
        workspaceEndpointId: "vpce-00000000000000001",
        relayEndpointId: "vpce-00000000000000002",
        frontend,
        access: { level: frontend === perWorkspace ? "ENDPOINT" : "ACCOUNT", ...closed },
      },
    },
  })),
  {
    name: "a VPC that is there, without a way out",
    from: "existing network",
    environment: {
      "network.internet": "none",
      "network.endpoints": {
        s3: "vpce-00000000000000003",
        sts: "vpce-00000000000000004",
        kinesis: "vpce-00000000000000005",
      },
    },
  },
  {
    name: "a transit gateway of another account, requested",
    environment: {
      "network.connections.transitGateway": {
        mode: "existing",
        id: "tgw-0123456789abcdef0",
        ownerAccountId: "999999999999",
        attachment: "requested",
      },
      "network.privateLink": { backend: true },
    },
    account: { "attestations.transit-gateway-shared": "A. Lovelace, 2026-11-02" },
  },
  service({ targets: { kind: "instance", instanceIds: ["i-0123456789abcdef0"] } }),
  service({
    targets: {
      kind: "alb",
      loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/orders/0123456789abcdef",
    },
    healthCheck: { protocol: "HTTP" },
  }),
  service({
    listeners: [
      { protocol: "TLS", port: 443, certificateArn: `arn:aws:acm:eu-west-1:111111111111:certificate/${UUID}` },
    ],
  }),
  ...(["registered", "on"] as const).map((value) => ({
    name: `private storage: ${value}`,
    ...NCC,
    environment: {
      "workspaces.main.networkConnectivity": "dev",
      "serverless.storage": { state: value, zones: ["raw"] },
    },
  })),
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
        grants: everything("external_location"),
      },
      "catalogs.sales.grants": everything("catalog"),
      "catalogs.sales.schemas.gold.grants": everything("schema"),
      "catalogs.sales.schemas.gold.volumes": {
        exports: { comment: "Files for others", grants: everything("volume") },
      },
    },
  },
  {
    name: "databases that are there already, and a proxy with every way to sign in",
    environment: {
      "dataServices.there": { kind: "rds-instance", mode: "existing", identifier: "hr", engine: "oracle-ee" },
      "dataServices.shop": shopDatabase(),
      "dataServices.shop-reader": { kind: "secret", description: "User of the shop's database" },
      "dataServices.proxy": shopProxy(),
      "dataServices.tokens": shopProxy({ signIn: { mode: "iam", users: ["reader"] } }),
    },
  },
  {
    name: "connections of every type, with every grant",
    environment: {
      ...Object.fromEntries(TYPES.map((type) => [`connections.c${TYPES.indexOf(type)}`, connectionOfType(type)])),
      "dataServices.shop": shopDatabase(),
      "connections.shop-db": shopConnection({ grants: everything("foreign_connection") }),
      "connections.shop": shopCatalog({ grants: everything("foreign_catalog") }),
      "consumers.inside": insideWarehouse(),
    },
  },
  ...[true, false].map((serverlessCompute) => ({
    name: `serverless compute in another region: ${serverlessCompute}`,
    account: { "regionOverrides.eu-central-1": { serverlessCompute } },
  })),
  {
    name: "applications of every sort",
    environment: {
      "connections.there": { kind: "connection", mode: "existing", name: "there" },
      "connections.ga": connectionOfType("ga4-raw-data"),
      "sources.tickets": crmObjects({
        type: "servicenow",
        connection: "there",
        tables: [{ table: "incident", as: "incidents" }],
        formulaFields: false,
      }),
      "sources.visits": crmObjects({
        type: "ga4-raw-data",
        connection: "ga",
        project: "acme-analytics",
        tables: [{ schema: "analytics_1", table: "events", as: "visits" }],
        formulaFields: false,
      }),
      "sources.papers": crmObjects({
        type: "sharepoint",
        connection: "there",
        tables: [{ schema: "site", table: "Documents", as: "papers" }],
        formulaFields: false,
      }),
    },
  },
  {
    name: "a stream of another team, read by fan-out, of text",
    from: STREAM,
    environment: {
      "dataServices.theirs": {
        kind: "kinesis-stream",
        mode: "existing",
        streamName: "theirs",
        consumers: ["databricks_a"],
      },
      "dataServices.fixed": eventStream({ capacity: { mode: "provisioned", shards: 2 }, consumers: [], producers: {} }),
      "sources.theirs": clicks({
        stream: "theirs",
        run: { mode: "continuous", acknowledgeContinuousCost: REASON },
        startAt: { mode: "latest" },
        reading: { mode: "enhanced-fan-out", consumer: "databricks_a" },
        payload: { format: "text" },
        expectations: {
          warned: { condition: "a > 0", action: "warn" },
          dropped: { condition: "b > 0", action: "drop" },
          failed: { condition: "c > 0", action: "fail" },
        },
      }),
      "sources.fixed": clicks({
        stream: "fixed",
        startAt: { mode: "at-timestamp", time: "2026-11-01T00:00:00Z" },
        payload: { format: "binary" },
      }),
    },
  },
  {
    name: "jobs of Glue of every sort",
    environment: {
      "network.endpoints": [...GLUE_ENDPOINTS],
      "dataServices.shop": shopDatabase(),
      "dataServices.shop-login": shopLogin(),
      "dataServices.export": exportJob(),
      "dataServices.plain": plainJob(),
      "dataServices.erp-login": crmSecret({ readers: [] }),
      "dataServices.erp": plainJob({
        folder: "orders/erp",
        crawler: { finds: "iceberg" },
        connection: {
          mode: "host",
          system: "oracle",
          host: "erp.corp.example",
          cidr: "172.16.4.0/24",
          database: "ERP",
          login: "erp-login",
        },
      }),
    },
  },
  {
    name: "flows of every sort of application",
    environment: {
      "dataServices.made": accountsFlow(),
      "dataServices.there": accountsFlow({
        folder: "orders/there",
        connection: {
          mode: "create",
          instanceUrl: "https://acme.my.salesforce.com",
          client: {
            mode: "existing",
            arn: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:crm-client-a1b2c3",
          },
        },
        trigger: { mode: "schedule", every: "rate(1days)", pull: { mode: "complete" } },
      }),
      "dataServices.events": accountsFlow({
        folder: "orders/events",
        from: { connector: "salesforce", object: "AccountChangeEvent" },
        trigger: { mode: "event" },
      }),
      "dataServices.listed": incidentsFlow(),
      ...Object.fromEntries(
        [
          { connector: "sap" as const, objectPath: "/sap/opu/odata/sap/API/Orders" },
          { connector: "veeva" as const, object: "account__v" },
          { connector: "custom" as const, entity: "contacts", apiVersion: "v3" },
        ].map((from) => [
          `dataServices.${from.connector}`,
          incidentsFlow({ from, folder: `orders/${from.connector}` }),
        ]),
      ),
    },
  },
  {
    name: "Kafka: the smallest brokers, and a cluster behind a peering",
    environment: {
      "dataServices.small": provisioned({ instanceType: "kafka.t3.small", otherAccounts: [], clientCidrs: [] }),
      "dataServices.peered": existing({ reach: { mode: "network", brokerCidrs: ["10.80.4.0/24"] } }),
      "network.connections.peerings.erp": {
        peer: { mode: "same-account", vpcId: PEER_VPC, dnsResolution: true },
        destinations: [{ cidr: "10.80.0.0/16", ports: [9098] }],
      },
    },
  },
  ...COMPANY_BASES,
  ...EVENT_BASES,
  ...TRANSFER_BASES,
  {
    name: "replications in both modes, from everywhere to everywhere",
    from: "replications of DMS into files, a stream and a topic",
    environment: {
      "dataServices.large": shopFiles({
        capacity: { maxUnits: 384, minUnits: 1 },
        target: { mode: "zone", folder: "a" },
      }),
      ...Object.fromEntries(
        ([32, 64, 128, 192, 256] as const).map((minUnits) => [
          `dataServices.from-${minUnits}`,
          shopFiles({ capacity: { maxUnits: 384, minUnits }, target: { mode: "zone", folder: `units/${minUnits}` } }),
        ]),
      ),
      "dataServices.streamed": shopFiles({ target: { mode: "stream", stream: "events" } }),
      "dataServices.known": shopFiles({ ...from("data-service", "existing"), target: { mode: "zone", folder: "b" } }),
      "dataServices.known-far": shopFiles({ ...from("network", "existing"), target: { mode: "zone", folder: "c" } }),
      "dataServices.old": crmMessages({ ...from("network", "existing"), target: { mode: "zone", folder: "d" } }),
      "dataServices.old-far": crmMessages({
        ...from("network", "entry"),
        target: { mode: "kafka", cluster: "broker", topic: "crm", user: "shop" },
      }),
      "dataServices.old-near": crmMessages({ ...from("data-service", "entry"), target: { mode: "zone", folder: "e" } }),
    },
  },
  // MySQL has no databases above its schemas.
  ...[shopFiles, crmMessages].map((replication) => ({
    name: `a replication of MySQL: ${replication().mode}`,
    from: "replications of DMS into files, a stream and a topic",
    environment: {
      "dataServices.mysql": {
        ...replication(),
        ...from("network", "entry", { engine: "mysql", database: undefined }),
        target: { mode: "zone", folder: "f" },
      },
    },
  })),
  database("mysql", "8.4"),
  ...["sqlserver-ex", "sqlserver-web", "sqlserver-se", "sqlserver-ee"].map((engine) =>
    database(engine, "15.00", {
      database: undefined,
      instanceClass: "db.m6i.large",
      iamAuthentication: false,
      multiAz: false,
    }),
  ),
  database("postgres", "16", { storage: { gib: 100, type: "io2", iops: 3000 } }),
  {
    name: "an Aurora cluster of a fixed size",
    environment: {
      "dataServices.crm": crmCluster({
        engine: "aurora-postgresql",
        engineVersion: "16",
        captureChanges: false,
        capacity: { mode: "provisioned", instanceClass: "db.r7g.large" },
      }),
    },
  },
  ...Object.values(CHANGES).map((changes) => ({
    name: `changes that a stream tells: ${changes.format}`,
    environment: { "dataServices.events": eventStream(), "sources.clicks": clicks(changesOf(changes)) },
  })),
  {
    name: "tables that are checked by suites",
    environment: { workspaces: workspaceForPipelines(), "workloads.checks": checked() },
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
    name: "jobs of every sort",
    environment: jobs(
      {
        environments: { plain: { dependencies: ["holidays==0.84"] } },
        tasks: {
          first: { type: "notebook", file: "notebooks/report.sql" },
          one: { type: "python", file: "export.py", environment: "plain", dependsOn: [{ task: "first" }] },
        },
        performance: "PERFORMANCE_OPTIMIZED",
      },
      ...(["HOURS", "DAYS", "WEEKS"] as const).map(
        (unit): Partial<JobInput> => ({
          trigger: { mode: "periodic", every: 1, unit },
        }),
      ),
      { trigger: { mode: "file-arrival", folder: "orders" } },
      ...(["ANY_UPDATED", "ALL_UPDATED"] as const).map(
        (condition): Partial<JobInput> => ({
          trigger: {
            mode: "table-update",
            tables: [{ catalog: "sales", schema: "silver", table: "orders" }],
            condition,
          },
          reads: [{ catalog: "sales", schema: "silver" }],
        }),
      ),
      ...(["ON_FAILURE", "NEVER"] as const).map(
        (taskRetryMode): Partial<JobInput> => ({
          trigger: { mode: "continuous", acknowledgeContinuousCost: REASON, taskRetryMode },
        }),
      ),
      eachOf({ type: "notebook", file: "notebooks/report.sql" }),
      eachOf({
        type: "wheel",
        environment: "plain",
        package: "acme_rules",
        entryPoint: "main",
      }),
      {
        tasks: {
          once: { type: "jar", mainClass: "com.acme.Main", jars: JARS, cluster: "small", allowlisted: true },
          each: {
            type: "for-each",
            inputs: ["de", "fr"],
            task: { type: "jar", mainClass: "com.acme.Main", jars: JARS, cluster: "small", allowlisted: true },
          },
        },
        clusters: { small: { clusterPolicy: "jobs" } },
        environments: {},
      },
      eachOf({ type: "sql", file: "sql/optimize.sql", warehouse: "bi" }),
      eachOf({ type: "run-job", job: "told" }),
    ),
  },
  {
    name: "pipelines of every sort",
    environment: pipelines(
      {
        compute: { mode: "serverless" },
        reads: [{ catalog: "sales", schema: "silver", volumes: true }],
        writes: [{ catalog: "sales", schema: "bronze", volumes: true }],
        notifyOf: ["on-update-success", "on-update-failure", "on-update-fatal-failure", "on-flow-failure"],
        permissions: { analysts: "CAN_VIEW" },
      },
      {
        compute: { mode: "classic", clusterPolicy: "pipelines" },
        run: {
          mode: "continuous",
          acknowledgeContinuousCost: REASON,
          restartWindow: { startHour: 2, daysOfWeek: [...DAYS] },
        },
      },
      { run: { mode: "triggered" }, channel: "PREVIEW", development: true },
    ),
  },
];

import { CONNECTION_TYPES, type ConnectionTypeName } from "../../config/facts/connection-types";
import { EXTERNAL_SYSTEMS } from "../../config/facts/external-systems";
import { LAKEBASE } from "../../config/facts/lakebase";
import { SERVERLESS_MEMORY } from "../../config/facts/sagemaker";
import { SEPARATE_KEYS } from "../../config/facts/separate-keys";
import { SYSTEM_SCHEMAS } from "../../config/facts/system-schemas";
import { PRIVILEGES, type Privilege, type SecurableKind } from "../../config/schema/privileges";
import { accountsFlow, incidentsFlow } from "../support/appflow";
import { crmCluster, shopDatabase } from "../support/databases";
import { AUTHORITY_PEM, crmMessages, SECRET_ARN, type ServerlessInput, shopFiles, WALLET } from "../support/dms";
import { connectionOfType, insideWarehouse, shopCatalog, shopConnection } from "../support/external-connections";
import { exportJob, GLUE_ENDPOINTS, plainJob, shopLogin } from "../support/glue";
import { marketCatalog } from "../support/inbound-shares";
import { shopLakebase } from "../support/lakebase";
import { crmObjects } from "../support/managed-sources";
import { devInput } from "../support/platform";
import { shopProxy } from "../support/proxies";
import { endpoint, instances, monitoring, serverless, variant, withSageMaker, XGBOOST } from "../support/sagemaker";
import { crmSecret } from "../support/secrets";
import { CHANGES, changesOf } from "../support/stream-changes";
import { clicks, eventStream } from "../support/streams";
import { financeWarehouse, reportingCluster } from "../support/warehouses";
import { type Base, REASON } from "./every-value-base";
import type { Changes } from "./problems";

const STREAM = "a stream with producers, consumers and other accounts, loaded";

const TYPES = Object.keys(CONNECTION_TYPES.value) as ConnectionTypeName[];

/** Every privilege of a securable, for a group and for a service principal. */
const everything = <K extends SecurableKind>(kind: K) => ({
  groups: { "data-engineers": [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
  servicePrincipals: { ingestion: [...(PRIVILEGES[kind] as readonly Privilege<K>[])] },
});

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

/** Every period and end of a limit of a warehouse. */
const UNTIL = [
  { period: "daily", atLimit: "log" },
  { period: "weekly", atLimit: "metric" },
  { period: "monthly", atLimit: "stop" },
] as const;

const database = (engine: string, engineVersion: string, changes: Changes = {}): Base => ({
  name: `a database: ${engine}`,
  environment: {
    "dataServices.shop": { ...shopDatabase({ captureChanges: false }), engine, engineVersion, ...changes },
  },
});

/** The endpoints of test/support/sagemaker.ts, and one of each memory. */
function sagemaker(): Changes {
  const input = devInput();
  withSageMaker(input);
  const { zones, dataServices } = input;
  return {
    zones,
    dataServices,
    ...Object.fromEntries(
      SERVERLESS_MEMORY.value.map((memoryMb) => [`dataServices.of-${memoryMb}`, endpoint(serverless({ memoryMb }))]),
    ),
    "dataServices.called": endpoint(
      instances({ variants: { one: variant({ diskGb: 1 }) }, isolated: false, vpc: { dataServices: [] } }),
    ),
    "dataServices.rare": endpoint(serverless({ model: { image: { from: "registry", uri: XGBOOST } } })),
    "dataServices.hourly": endpoint(
      instances({ capture: { keeps: ["input"] }, monitoring: monitoring({ every: "hour", paused: true }) }),
    ),
  };
}

/** External schemas over a database of every sort, whose files lie in one folder. */
const externalSchemas = () => ({
  own: { database: { mode: "create" as const }, files: [{ folder: "exports/finance" }] },
  jobs: { database: { mode: "glue-job" as const, job: "export" }, files: [{ folder: "orders/export" }] },
  theirs: { database: { mode: "existing" as const, name: "curated" }, files: [{ folder: "curated" }] },
});

/** Data services and connections. */
export const SERVICE_BASES: readonly Base[] = [
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
  {
    name: "models of SageMaker, and endpoints of every sort",
    environment: sagemaker(),
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
  ...(["lowest-cost", "cost", "balanced", "speed", "fastest"] as const).map(
    (level, index): Base => ({
      name: `a serverless warehouse of ${level}`,
      environment: {
        "dataServices.finance": financeWarehouse({
          capacity: { mode: "price-performance", level },
          caseSensitiveNames: true,
          track: "trailing",
          network: { throughVpc: false, availabilityZoneIds: ["euw1-az2", "euw1-az1"] },
          files: { reads: [{ folder: "exports/finance" }] },
          usageLimits: [
            ...UNTIL.map((until) => ({ of: "compute" as const, rpuHours: 10, ...until })),
            { of: "data-sharing", terabytes: 1, ...UNTIL[index % UNTIL.length] },
          ],
        }),
        "dataServices.there": { kind: "redshift-serverless", mode: "existing", workgroup: "g", fromInternet: true },
      },
    }),
  ),
  ...(["ra3.large", "ra3.xlplus", "ra3.4xlarge", "ra3.16xlarge"] as const).map(
    (nodeType, index): Base => ({
      name: `a warehouse on a cluster of ${nodeType}`,
      environment: {
        "dataServices.reporting": reportingCluster({
          nodeType,
          caseSensitiveNames: true,
          track: index === 0 ? "trailing" : "current",
          applyChanges: index === 0 ? "immediately" : "maintenance-window",
          usageLimits: UNTIL.flatMap((until) => [
            { of: "spectrum" as const, terabytes: 1, ...until },
            { of: "concurrency" as const, minutes: 1, ...until },
            { of: "data-sharing" as const, terabytes: 1, ...until },
          ]),
        }),
      },
    }),
  ),
  {
    name: "warehouses of both sorts with external schemas",
    environment: {
      "network.endpoints": [...GLUE_ENDPOINTS],
      "dataServices.shop": shopDatabase(),
      "dataServices.shop-login": shopLogin(),
      "dataServices.export": exportJob(),
      "dataServices.finance": financeWarehouse({ files: undefined, externalSchemas: externalSchemas() }),
      "dataServices.reporting": reportingCluster({ files: undefined, externalSchemas: externalSchemas() }),
    },
  },
  {
    name: "connections of every type, with every grant",
    environment: {
      ...Object.fromEntries(TYPES.map((type) => [`connections.c${TYPES.indexOf(type)}`, connectionOfType(type)])),
      "dataServices.events": eventStream(),
      "dataServices.shop": shopDatabase(),
      "connections.shop-db": shopConnection({ grants: everything("foreign_connection") }),
      "connections.shop": shopCatalog({ grants: everything("foreign_catalog") }),
      "consumers.inside": insideWarehouse(),
    },
  },
  {
    name: "a metastore with every grant, every system schema, and a thing of every system outside",
    environment: {
      metastore: {
        grants: everything("metastore"),
        systemSchemas: Object.fromEntries(Object.keys(SYSTEM_SCHEMAS.value).map((name) => [name, {}])),
        externalMetadata: Object.fromEntries(
          Object.keys(EXTERNAL_SYSTEMS.value).map((system, index) => [
            `thing_${index}`,
            { system, entity: "Table", comment: "Where orders come from" },
          ]),
        ),
      },
    },
  },
  ...LAKEBASE.value.capacities.map(
    (capacity): Base => ({
      name: `a database for applications of ${capacity}`,
      environment: {
        "consumers.store": shopLakebase({
          capacity,
          grants: everything("foreign_catalog"),
          permissions: { analysts: "CAN_USE", "data-engineers": "CAN_MANAGE" },
          passwordLogin: true,
          tables: Object.fromEntries(
            (["snapshot", "triggered", "continuous"] as const).map((refresh) => [
              refresh,
              { catalog: "sales", schema: "silver", table: refresh, primaryKey: ["id"], refresh },
            ]),
          ),
        }),
      },
    }),
  ),
  ...(["exchange", "public"] as const).flatMap((audience) =>
    (["instant", "by-request"] as const).map((access) => ({
      name: `a share offered to ${audience}, ${access}`,
      environment: {
        "consumers.offered": {
          kind: "share",
          workspace: "main",
          catalog: "sales",
          schemas: { gold: { objects: "all" } },
          listing: { title: "Orders of the shop", audience, access },
        },
      },
    })),
  ),
  {
    name: "catalogs that others share, with every grant",
    environment: {
      "connections.exchange": { kind: "provider", mode: "existing", name: "Exchange" },
      "connections.world": { kind: "provider", mode: "marketplace", name: "World data", listings: ["Weather by hour"] },
      "connections.weather": { kind: "provider", mode: "token", comment: "Weather service" },
      "connections.prices": marketCatalog({ grants: everything("shared_catalog") }),
    },
  },
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
  ...[{ from: "client" }, { from: "message" }, { from: "field", field: "truck" }].map((partitionKey) => ({
    name: `messages of devices into Kafka, by ${partitionKey.from}`,
    from: "APIs of both sorts, and devices of AWS IoT",
    environment: { "dataServices.fleet.rules.positions.into.partitionKey": partitionKey },
  })),
  // Oracle has a wallet instead of a certificate.
  ...(["network", "data-service"] as const).flatMap((mode) =>
    [shopFiles, crmMessages].map((replication) => ({
      name: `a replication of Oracle: ${replication().mode}, ${mode}`,
      from: "replications of DMS into files, a stream and a topic",
      environment: {
        "dataServices.oracle": {
          kind: "rds-instance",
          mode: "existing",
          identifier: "ledger",
          engine: "oracle-ee",
          securityGroupId: "sg-0123456789abcdef0",
          captureChanges: true,
        },
        "dataServices.ledger": {
          ...replication(),
          ...from(mode, "entry", {
            database: "LEDGER",
            certificateAuthority: undefined,
            oracle: { wallet: WALLET },
            ...(mode === "network" ? { engine: "oracle" } : { service: "oracle" }),
          }),
          target: { mode: "zone", folder: "g" },
        },
      },
    })),
  ),
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
    name: "keys of their own for streams and databases, with replicas of all keys",
    account: { "attestations.multi-region-keys-are-new": "A. Lovelace, 2026-11-02" },
    environment: {
      "foundation.kms": { separateKeys: [...SEPARATE_KEYS] },
      "foundation.disasterRecovery": {
        region: "eu-central-1",
        keys: ["managed-services", "workspace-storage", "data", ...SEPARATE_KEYS],
      },
      "dataServices.events": eventStream(),
      "dataServices.shop": shopDatabase(),
    },
  },
];

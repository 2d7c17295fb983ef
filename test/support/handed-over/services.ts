import { accountsFlow } from "../appflow";
import { shopChanges } from "../connectors";
import { crmCluster, shopDatabase } from "../databases";
import { prices } from "../dynamodb";
import { shopConnection } from "../external-connections";
import { provisioned, serverless, ZONES } from "../kafka";
import { CALLED_ENDPOINTS, dags } from "../orchestration";
import { endpoint, instances, variant, XGBOOST } from "../sagemaker";
import { eventStream } from "../streams";
import { financeWarehouse, reportingCluster } from "../warehouses";
import { withJobs } from "../workloads";
import type { HandedOverGroup, HandedOverThing, Known } from "./group";

const service = (key: string, pattern: string, entry: (known: Known) => object): HandedOverThing => ({
  setting: `dataServices.${key}`,
  pattern: `dataServices.*[${pattern}]`,
  use: ({ input }, known) => Object.assign(input.dataServices ?? {}, { [key]: { kind: pattern, ...entry(known) } }),
});

const groupOf = (known: Known, key: string): string =>
  known("dev-network", `aws_security_group.data-service-${key}`, "id");

/** Who asks the endpoint, whosever it is. */
const CALLERS = { workspace: "main", servicePrincipals: ["ingestion"] };

const EXTERNAL = { exports: { database: { mode: "create" as const }, files: [{ folder: "exports/finance" }] } };

/** The database of an external schema of a warehouse, which stays. */
const externalSchema = (key: string, kind: "redshift-serverless" | "redshift-cluster"): HandedOverThing => ({
  setting: `dataServices.${key}.externalSchemas.exports.database`,
  pattern: `dataServices.*[${kind}].externalSchemas.*.database`,
  use: ({ input }, known) => {
    const warehouse = input.dataServices?.[key];
    if (warehouse?.kind !== kind || warehouse.mode !== "create") throw new Error("there is a warehouse");
    const name = known("dev-data-services", `aws_glue_catalog_database.data-service-${key}_catalog-exports`, "name");
    warehouse.externalSchemas = { exports: { ...EXTERNAL.exports, database: { mode: "existing", name } } };
  },
});

export const SERVICES: HandedOverGroup = {
  name: "the account and data services",
  isDeployed: true,
  // Ways out to them, in groups that stay: their layer destroys them before a later one makes them anew.
  anew: ["aws_vpc_security_group_egress_rule"],
  // Databases and brokers are in its subnets, and what comes before it waits.
  held: ["dev-network", "dev-foundation"],
  // It goes with its workspace.
  along: ["databricks_notification_destination"],
  own: ({ account, input }) => {
    account.networkConnectivity = { dev: { mode: "create", region: "eu-west-1" } };
    account.networkPolicies = { dev: { mode: "create" } };
    input.network = { ...input.network, privateLink: { backend: true }, endpoints: [...CALLED_ENDPOINTS] };
    // Its tags are there.
    input.foundation = { ...input.foundation, lakeFormation: { mode: "existing", tags: { domain: ["sales"] } } };
    withJobs(input, { parameters: { day: "today", stage: "dev" } });
    input.dataServices = {
      events: eventStream({ producers: {}, otherAccounts: [] }),
      prices: prices(),
      shop: shopDatabase(),
      crm: crmCluster(),
      finance: financeWarehouse(),
      files: financeWarehouse({ files: undefined, snapshots: undefined, externalSchemas: EXTERNAL }),
      nights: reportingCluster({
        files: undefined,
        pause: undefined,
        network: { throughVpc: false },
        externalSchemas: EXTERNAL,
      }),
      reporting: reportingCluster(),
      broker: provisioned(),
      accounts: accountsFlow(),
      leads: accountsFlow({ folder: "orders/leads" }),
      forecast: endpoint(
        instances({ variants: { one: variant({ model: { image: { from: "registry", uri: XGBOOST } } }) }, vpc: {} }),
        { callers: CALLERS },
      ),
      lake: {
        kind: "lake-formation",
        databases: { marts: { mode: "create", description: "What analysts ask", tags: { domain: "sales" } } },
      },
      "shop-login": { kind: "secret", description: "Login of Debezium", readers: [] },
      topics: serverless(),
      "shop-changes": shopChanges({ cluster: "topics" }),
    };
    input.connections = {
      "shop-db": shopConnection(),
      weather: { kind: "provider", mode: "token", comment: "Weather service, without Databricks" },
    };
    input.consumers = {
      ...input.consumers,
      subsidiary: {
        kind: "recipient",
        workspace: "main",
        authentication: {
          type: "DATABRICKS",
          metastore: "aws:eu-west-1:19a84bc3-6d2e-4f10-8a57-c3b2d1e0f987",
          ownAccount: true,
        },
      },
    };
    input.workloads = { ...input.workloads, dags: dags() };
    const { main } = input.workspaces;
    if (main === undefined) throw new Error("there is a workspace main");
    main.notificationDestinations = {
      ...main.notificationDestinations,
      team: { mode: "email", addresses: ["team@acme.example"] },
    };
  },
  things: [
    externalSchema("files", "redshift-serverless"),
    externalSchema("nights", "redshift-cluster"),
    {
      setting: "dataServices.lake.databases.marts",
      pattern: "dataServices.*[lake-formation].databases.*",
      use: ({ input }, known) => {
        const lake = input.dataServices?.lake;
        if (lake?.kind !== "lake-formation") throw new Error("there is a lake");
        const name = known("dev-data-services", "aws_glue_catalog_database.data-service-lake_database-marts", "name");
        lake.databases = { marts: { mode: "existing", name, tags: { domain: "sales" } } };
      },
    },
    {
      setting: "groups.analysts",
      pattern: "groups.*",
      use: ({ account }) => Object.assign(account.groups ?? {}, { analysts: { mode: "existing" } }),
    },
    {
      setting: "groups.data-engineers",
      pattern: "groups.*",
      use: ({ account }) => Object.assign(account.groups ?? {}, { "data-engineers": { mode: "existing" } }),
    },
    {
      setting: "servicePrincipals.ingestion",
      pattern: "servicePrincipals.*",
      use: ({ account }, known) =>
        Object.assign(account.servicePrincipals ?? {}, {
          ingestion: {
            mode: "existing",
            applicationId: known(
              "account",
              "databricks_service_principal.service-principal-ingestion",
              "application_id",
            ),
          },
        }),
    },
    {
      setting: "metastores.eu-west-1",
      pattern: "metastores.*",
      use: ({ account }, known) =>
        Object.assign(account.metastores, {
          "eu-west-1": {
            mode: "existing",
            id: known("account", "databricks_metastore.metastore-eu-west-1", "metastore_id"),
            adminGroup: "platform-admins",
          },
        }),
    },
    {
      setting: "networkConnectivity.dev",
      pattern: "networkConnectivity.*",
      use: ({ account }, known) =>
        Object.assign(account.networkConnectivity ?? {}, {
          dev: {
            mode: "existing",
            region: "eu-west-1",
            id: known(
              "account",
              "databricks_mws_network_connectivity_config.network-connectivity-dev",
              "network_connectivity_config_id",
            ),
          },
        }),
    },
    {
      setting: "networkPolicies.dev",
      pattern: "networkPolicies.*",
      use: ({ account }) =>
        Object.assign(account.networkPolicies ?? {}, {
          dev: {
            mode: "existing",
            name: "acme-dev",
          },
        }),
    },
    service("events", "kinesis-stream", (known) => ({
      mode: "existing",
      streamName: known("dev-data-services", "aws_kinesis_stream.data-service-events", "name"),
      consumers: ["databricks_clicks"],
    })),
    service("prices", "dynamodb-table", (known) => ({
      mode: "existing",
      tableName: known("dev-data-services", "aws_dynamodb_table.data-service-prices", "name"),
    })),
    service("forecast", "sagemaker-endpoint", (known) => ({
      mode: "existing",
      endpointName: known("dev-data-services", "aws_sagemaker_endpoint.data-service-forecast", "name"),
      callers: { workspace: "main", servicePrincipals: ["ingestion"] },
    })),
    service("shop", "rds-instance", (known) => ({
      mode: "existing",
      engine: "postgres",
      identifier: known("dev-data-services", "aws_db_instance.data-service-shop", "identifier"),
      securityGroupId: groupOf(known, "shop"),
      captureChanges: true,
    })),
    service("crm", "aurora-cluster", (known) => ({
      mode: "existing",
      engine: "aurora-mysql",
      identifier: known("dev-data-services", "aws_rds_cluster.data-service-crm", "cluster_identifier"),
      securityGroupId: groupOf(known, "crm"),
      captureChanges: true,
    })),
    service("finance", "redshift-serverless", (known) => ({
      mode: "existing",
      workgroup: known("dev-data-services", "aws_redshiftserverless_workgroup.data-service-finance", "workgroup_name"),
      securityGroupId: groupOf(known, "finance"),
    })),
    service("reporting", "redshift-cluster", (known) => ({
      mode: "existing",
      identifier: known("dev-data-services", "aws_redshift_cluster.data-service-reporting", "cluster_identifier"),
      securityGroupId: groupOf(known, "reporting"),
    })),
    service("broker", "msk-cluster", (known) => ({
      mode: "existing",
      clusterArn: known("dev-data-services", "aws_msk_cluster.data-service-broker", "arn"),
      reach: { mode: "vpc-connection", availabilityZoneIds: [...ZONES], acknowledgeHourlyCost: true },
    })),
    {
      setting: "dataServices.accounts.connection",
      pattern: "dataServices.*[appflow-flow].connection",
      use: ({ input }, known) =>
        Object.assign(input.dataServices?.accounts ?? {}, {
          connection: {
            mode: "existing",
            profile: known("dev-data-services", "aws_appflow_connector_profile.data-service-accounts", "name"),
          },
        }),
    },
    {
      setting: "dataServices.leads.connection.client",
      pattern: "dataServices.*[appflow-flow].connection.client",
      use: ({ input }, known) => {
        const leads = input.dataServices?.leads;
        if (leads?.kind !== "appflow-flow" || leads.connection.mode !== "create") throw new Error("leads is a flow");
        const arn = known("dev-data-services", "aws_secretsmanager_secret.data-service-leads", "arn");
        leads.connection.client = { mode: "existing", arn };
      },
    },
    {
      setting: "dataServices.shop-changes.plugin",
      pattern: "dataServices.*[msk-connector].plugin",
      use: ({ input }, known) =>
        Object.assign(input.dataServices?.["shop-changes"] ?? {}, {
          plugin: {
            mode: "existing",
            pluginArn: known("dev-data-services", "aws_mskconnect_custom_plugin.data-service-shop-changes", "arn"),
          },
        }),
    },
    {
      setting: "connections.shop-db",
      pattern: "connections.*[connection]",
      use: ({ input }, known) =>
        Object.assign(input.connections ?? {}, {
          "shop-db": {
            kind: "connection",
            mode: "existing",
            name: known("dev-connections", "databricks_connection.connection-shop-db", "name"),
          },
        }),
    },
    {
      setting: "connections.weather",
      pattern: "connections.*[provider]",
      use: ({ input }, known) =>
        Object.assign(input.connections ?? {}, {
          weather: {
            kind: "provider",
            mode: "existing",
            name: known("dev-connections", "databricks_provider.connection-weather", "name"),
          },
        }),
    },
    {
      setting: "consumers.subsidiary",
      pattern: "consumers.*[recipient]",
      use: ({ input }, known) =>
        Object.assign(input.consumers?.subsidiary ?? {}, {
          authentication: {
            type: "existing",
            name: known("dev-serving-main", "databricks_recipient.consumer-subsidiary", "name"),
          },
        }),
    },
    {
      setting: "workloads.dags",
      pattern: "workloads.*[airflow]",
      use: ({ input }) =>
        Object.assign(input.workloads ?? {}, {
          dags: {
            kind: "airflow",
            mode: "existing",
            workspace: "main",
            jobs: ["nightly", "told"],
            startsAs: "ingestion",
          },
        }),
    },
    {
      setting: "workspaces.main.notificationDestinations.team",
      pattern: "workspaces.*.notificationDestinations.*",
      use: ({ input }, known) =>
        Object.assign(input.workspaces.main?.notificationDestinations ?? {}, {
          team: {
            mode: "existing",
            id: known("dev-settings-main", "databricks_notification_destination.notification-destination-team", "id"),
          },
        }),
    },
  ],
};

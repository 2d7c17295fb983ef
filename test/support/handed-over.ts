import { type AccountInput, accountSchema } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { accountsFlow } from "./appflow";
import { withBootstrap } from "./bootstrap";
import { ATTESTED } from "./connections";
import { shopChanges } from "./connectors";
import { crmCluster, shopDatabase } from "./databases";
import { withDelivery } from "./delivery";
import { prices } from "./dynamodb";
import { shopConnection } from "./external-connections";
import { provisioned, serverless, ZONES } from "./kafka";
import { lakeSettings } from "./lake-formation";
import { CALLED_ENDPOINTS, dags } from "./orchestration";
import { accountInput, devInput, type OwnNetworkInput } from "./platform";
import { withQuickSight } from "./quicksight";
import { eventStream } from "./streams";
import { IDENTITY_CENTER } from "./transfer-partners";
import { financeWarehouse, reportingCluster } from "./warehouses";
import { withJobs } from "./workloads";

/** Why things are handed over. */
export const REASON = "Another team looks after it from now on.";

/** What is known of things once they are deployed, to name them by. */
export type Known = (stack: string, address: string, attribute: string) => string;

export interface HandedOverInputs {
  readonly account: AccountInput;
  readonly input: OwnNetworkInput;
}

/** Something that is made here first, and is somebody else's afterwards. */
export interface HandedOverThing {
  readonly setting: string;
  /** Where the schema has it, as `patternsIn` calls it. */
  readonly pattern: string;
  /** Says `existing` in its place. */
  use(inputs: HandedOverInputs, known: Known): void;
}

const service = (key: string, pattern: string, entry: (known: Known) => object): HandedOverThing => ({
  setting: `dataServices.${key}`,
  pattern: `dataServices.*[${pattern}]`,
  use: ({ input }, known) => Object.assign(input.dataServices ?? {}, { [key]: { kind: pattern, ...entry(known) } }),
});

const groupOf = (known: Known, key: string): string =>
  known("dev-network", `aws_security_group.data-service-${key}`, "id");

/** A setting of the foundation with a mode, or a switch. */
const foundation = (path: string, use: (foundation: NonNullable<EnvironmentInput["foundation"]>) => void) => ({
  setting: `foundation.${path}`,
  pattern: `foundation.${path}`,
  use: ({ input }: HandedOverInputs) => use(input.foundation ?? {}),
});

const ORGANIZATION = {
  id: "o-abcdefghij",
  controlTower: {
    roleArn: "arn:aws:iam::999999999999:role/controls",
    homeRegion: "eu-central-1",
    organizationalUnitArn: "arn:aws:organizations::999999999999:ou/o-abcdefghij/ou-abcd-12345678",
    controls: { volumes: "arn:aws:controlcatalog:::control/9g9n3v5q8k3w5dq3r2t8d1f2x" },
  },
};

const SUBSCRIPTION = {
  mode: "create" as const,
  accountName: "acme-analytics",
  notificationEmail: "bi@acme.example",
  adminGroups: ["bi-admins"],
};

const TRAIL = {
  mode: "existing",
  trailArn: "arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization",
  organizationId: "o-abcdefghij",
  bucketName: "organization-trail",
  bucketAccountId: "888888888888",
} as const;

export interface HandedOverGroup {
  readonly name: string;
  /** Whether it is deployed and handed over in the simulation. */
  readonly isDeployed: boolean;
  /** What goes by another name afterwards, made before the old one goes. */
  readonly anew?: readonly string[];
  /** Stacks that AWS destroys nothing of, as long as what is handed over stands in them. */
  readonly held?: readonly string[];
  /** Types that AWS takes away with what this project still destroys: parts of an attachment. */
  readonly along?: readonly string[];
  own(inputs: HandedOverInputs): void;
  readonly things: readonly HandedOverThing[];
}

/** What can be handed over, in configurations that have several of them at once. */
export const HANDED_OVER: readonly HandedOverGroup[] = [
  {
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
      withJobs(input, { parameters: { day: "today", stage: "dev" } });
      input.dataServices = {
        events: eventStream({ producers: {}, otherAccounts: [] }),
        prices: prices(),
        shop: shopDatabase(),
        crm: crmCluster(),
        finance: financeWarehouse(),
        reporting: reportingCluster(),
        broker: provisioned(),
        accounts: accountsFlow(),
        leads: accountsFlow({ folder: "orders/leads" }),
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
        workgroup: known(
          "dev-data-services",
          "aws_redshiftserverless_workgroup.data-service-finance",
          "workgroup_name",
        ),
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
  },
  {
    name: "the foundation",
    isDeployed: true,
    own: ({ input }) => {
      input.foundation = {
        accessGrants: { mode: "create", identityCenterArn: IDENTITY_CENTER },
        quickSight: SUBSCRIPTION,
        lakeFormation: lakeSettings(),
        accessAnalyzer: { external: "create", unused: "create" },
        apiGatewayLogs: "create",
        bedrockLogs: { mode: "create", contents: ["text"] },
        ciRoles: { kind: "github", repository: "acme/lakehouse" },
        cloudTrail: { mode: "create", cloudWatch: {} },
        config: { mode: "create" },
        dmsRoles: "create",
        ebsDefaultKey: "create",
        ebsEncryptionByDefault: "create",
        ebsSnapshotPublicAccessBlock: "create",
        guardDuty: { mode: "create" },
        iotLogs: { mode: "create" },
        macie: { mode: "create" },
        organization: { ...ORGANIZATION, controlTower: { mode: "create", ...ORGANIZATION.controlTower } },
        permissionsBoundary: { mode: "create" },
        s3PublicAccessBlock: "create",
        securityHub: { mode: "create" },
      };
    },
    things: [
      foundation("accessGrants", (all) =>
        Object.assign(all, { accessGrants: { mode: "existing", identityCenterArn: IDENTITY_CENTER } }),
      ),
      foundation("lakeFormation", (all) =>
        Object.assign(all, { lakeFormation: { mode: "existing", tags: lakeSettings().tags } }),
      ),
      foundation("quickSight", (all) => Object.assign(all, { quickSight: { mode: "existing" } })),
      foundation("accessAnalyzer.external", (all) => Object.assign(all.accessAnalyzer ?? {}, { external: "existing" })),
      foundation("accessAnalyzer.unused", (all) => Object.assign(all.accessAnalyzer ?? {}, { unused: "existing" })),
      foundation("apiGatewayLogs", (all) => Object.assign(all, { apiGatewayLogs: "existing" })),
      foundation("bedrockLogs", (all) => Object.assign(all, { bedrockLogs: { mode: "existing" } })),
      {
        ...foundation("ciRoles.oidcProvider", (all) => Object.assign(all.ciRoles ?? {}, { oidcProvider: "existing" })),
        pattern: "foundation.ciRoles[github].oidcProvider",
      },
      foundation("cloudTrail", (all) => Object.assign(all, { cloudTrail: TRAIL })),
      foundation("config", (all) => Object.assign(all, { config: { mode: "existing" } })),
      foundation("dmsRoles", (all) => Object.assign(all, { dmsRoles: "existing" })),
      foundation("ebsDefaultKey", (all) => Object.assign(all, { ebsDefaultKey: "existing" })),
      foundation("ebsEncryptionByDefault", (all) => Object.assign(all, { ebsEncryptionByDefault: "existing" })),
      foundation("ebsSnapshotPublicAccessBlock", (all) =>
        Object.assign(all, { ebsSnapshotPublicAccessBlock: "existing" }),
      ),
      foundation("guardDuty", (all) => Object.assign(all, { guardDuty: { mode: "existing" } })),
      foundation("iotLogs", (all) => Object.assign(all, { iotLogs: { mode: "existing" } })),
      foundation("macie", (all) => Object.assign(all, { macie: { mode: "existing" } })),
      foundation("organization.controlTower", (all) =>
        Object.assign(all.organization ?? {}, { controlTower: { mode: "existing", ...ORGANIZATION.controlTower } }),
      ),
      foundation("permissionsBoundary", (all) =>
        Object.assign(all, {
          permissionsBoundary: { mode: "existing", policyArn: "arn:aws:iam::111111111111:policy/boundary" },
        }),
      ),
      foundation("s3PublicAccessBlock", (all) => Object.assign(all, { s3PublicAccessBlock: "existing" })),
      foundation("securityHub", (all) => Object.assign(all, { securityHub: { mode: "existing" } })),
    ],
  },
  {
    name: "the network",
    isDeployed: true,
    anew: ["databricks_mws_networks"],
    own: () => undefined,
    things: [
      {
        setting: "network",
        pattern: "network",
        use: ({ input }, known) => {
          const network: EnvironmentInput["network"] = {
            mode: "existing",
            vpcId: known("dev-network", "aws_vpc.vpc", "id"),
            workspaces: {
              main: {
                subnetIds: Object.fromEntries(
                  ["euw1-az1", "euw1-az2"].map((zone) => [
                    zone,
                    known("dev-network", `aws_subnet.workspace-subnet-main_${zone}`, "id"),
                  ]),
                ),
                securityGroupIds: [known("dev-network", "aws_security_group.workspace-security-group-main", "id")],
              },
            },
          };
          Object.assign(input, { network });
        },
      },
    ],
  },
  {
    name: "ways out of and into the network",
    isDeployed: true,
    along: ["aws_ec2_transit_gateway_route_table_association", "aws_ec2_transit_gateway_route_table_propagation"],
    own: ({ account, input }) => {
      account.attestations = { ...account.attestations, ...ATTESTED };
      input.network = {
        ...input.network,
        privateLink: {
          backend: true,
          frontend: {
            endpoint: {
              mode: "transit",
              vpcId: "vpc-00000000000000009",
              subnetIds: ["subnet-00000000000000008", "subnet-00000000000000009"],
            },
            clientCidrs: ["172.16.0.0/16"],
          },
        },
        connections: {
          transitGateway: { mode: "create", destinations: [{ cidr: "10.80.4.0/24", ports: [5432] }] },
        },
      };
    },
    things: [
      {
        setting: "network.connections.transitGateway",
        pattern: "network[customer-managed].connections.transitGateway",
        use: ({ input }, known) =>
          Object.assign(input.network.connections ?? {}, {
            transitGateway: {
              mode: "existing",
              id: known("dev-network", "aws_ec2_transit_gateway.transit-gateway", "id"),
              destinations: [{ cidr: "10.80.4.0/24", ports: [5432] }],
            },
          }),
      },
      {
        setting: "network.privateLink.frontend.endpoint",
        pattern: "network[customer-managed].privateLink.frontend.endpoint",
        use: ({ input }, known) =>
          Object.assign(input.network.privateLink?.frontend ?? {}, {
            endpoint: {
              mode: "existing",
              vpcId: "vpc-00000000000000009",
              endpointId: known("dev-network", "aws_vpc_endpoint.frontend", "id"),
            },
          }),
      },
      {
        setting: "network.privateLink.frontend.dns",
        pattern: "network[customer-managed].privateLink.frontend.dns",
        use: ({ input }) => Object.assign(input.network.privateLink?.frontend ?? {}, { dns: "existing" }),
      },
    ],
  },
  {
    name: "QuickSight",
    isDeployed: true,
    own: ({ account, input }) => withQuickSight(input, account),
    things: [
      {
        setting: "consumers.shop.groups.readers",
        pattern: "consumers.*[quicksight].groups.*",
        use: ({ input }, known) => {
          const shop = input.consumers?.shop;
          if (shop?.kind !== "quicksight") throw new Error("shop is of QuickSight");
          const name = known("dev-operations", "aws_quicksight_group.consumer-shop", "group_name");
          Object.assign(shop.groups ?? {}, { readers: { mode: "existing", name } });
        },
      },
    ],
  },
  {
    name: "HCP Terraform",
    isDeployed: false,
    own: ({ account, input }) => withDelivery(input, account),
    things: [
      {
        setting: "delivery.agentPools.lakehouse-dev",
        pattern: "delivery.agentPools.*",
        use: ({ account }) =>
          Object.assign(account.delivery?.agentPools?.["lakehouse-dev"] ?? {}, { mode: "existing" }),
      },
      {
        setting: "delivery.teams.pipeline",
        pattern: "delivery.teams.*",
        use: ({ account }) => Object.assign(account.delivery?.teams?.pipeline ?? {}, { mode: "existing" }),
      },
      {
        setting: "delivery.projects",
        pattern: "delivery.projects",
        use: ({ account }) => Object.assign(account.delivery ?? {}, { projects: "existing" }),
      },
      {
        setting: "foundation.ciRoles.oidcProvider",
        pattern: "foundation.ciRoles[hcp-terraform].oidcProvider",
        use: ({ input }) => Object.assign(input.foundation?.ciRoles ?? {}, { oidcProvider: "existing" }),
      },
    ],
  },
  {
    name: "the bucket of states",
    isDeployed: false,
    own: ({ account }) => withBootstrap(account),
    things: [
      {
        setting: "bootstrap.ciRoles.oidcProvider",
        pattern: "bootstrap.ciRoles.oidcProvider",
        use: ({ account }) => Object.assign(account.bootstrap?.ciRoles ?? {}, { oidcProvider: "existing" }),
      },
    ],
  },
];

/** Modes `existing` of something whose other form makes nothing of its own: an entry by its key, or another's. */
export const NOTHING_OF_ITS_OWN: readonly string[] = [
  "dataServices.*[database-proxy].signIn.secrets.*",
  "dataServices.*[dms-replication].source.signIn",
  "dataServices.*[sftp-connector].signIn",
  "network[existing].privateLink.frontend.dns",
  "network[existing].privateLink.frontend.endpoint",
];

/** An account and an environment in which everything of a group is made. */
export function ownInputs({ own }: HandedOverGroup): HandedOverInputs {
  const inputs = { account: accountInput(), input: devInput() };
  own(inputs);
  const attested = ["metastore-admin-group", "scim-groups", "use-existing-principals"].map((step) => [
    step,
    "A. Lovelace, 2026-11-02",
  ]);
  inputs.account.attestations = { ...inputs.account.attestations, ...Object.fromEntries(attested) };
  return inputs;
}

/** The same with the word for each thing of the group. */
export function withWords({ things }: HandedOverGroup, { account, input }: HandedOverInputs): HandedOverInputs {
  const chosen = (ofAccount: boolean) =>
    Object.fromEntries(
      things
        .filter(({ setting }) => Object.hasOwn(accountSchema.shape, setting.split(".")[0] ?? "") === ofAccount)
        .map(({ setting }) => [setting, { reason: REASON }]),
    );
  return { account: { ...account, handedOver: chosen(true) }, input: { ...input, handedOver: chosen(false) } };
}

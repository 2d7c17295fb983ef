import type { Platform } from "../../config/model";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { withPolicies } from "./access-policies";
import { LOGS } from "./account-logs";
import { withApis } from "./apis";
import { withFlows } from "./appflow";
import { withApps } from "./apps";
import { withBootstrap } from "./bootstrap";
import { withBudgetPolicies, withBudgets } from "./budgets";
import { withCdcFiles } from "./cdc-files";
import { checked } from "./checks";
import { withPipeline } from "./code-pipeline";
import { ATTESTED, DATABASE, DEVICE, KINDS, NETWORK_ACCOUNT, OFFICE } from "./connections";
import { withConnectors } from "./connectors";
import { COST_ALLOCATION } from "./cost-allocation";
import { withDataExchange } from "./data-exchange";
import { withDatabases } from "./databases";
import { withDatasync } from "./datasync";
import { withDatazone } from "./datazone";
import { withDelivery } from "./delivery";
import { withReplications } from "./dms";
import { withTables } from "./dynamodb";
import { withEnterpriseCatalog } from "./enterprise-catalog";
import { withAlerts } from "./event-alerts";
import { withEvents } from "./events";
import { withConnections } from "./external-connections";
import { withFeatures } from "./feature-stores";
import { withIdentity } from "./federation";
import { withFirehose } from "./firehose";
import { GENIE_SPACE } from "./genie";
import { withGlue } from "./glue";
import { withInboundShares } from "./inbound-shares";
import { withIot } from "./iot";
import { withTopics } from "./kafka";
import { lakeSettings, withLakeFormation } from "./lake-formation";
import { withLakebase } from "./lakebase";
import { withLibraries } from "./libraries";
import { withManagedSources } from "./managed-sources";
import { METASTORE } from "./metastore";
import { withBedrock, withModels, withRegisteredModel } from "./models";
import { MONITORED } from "./monitoring";
import { OAUTH_APPS } from "./oauth-apps";
import { withObjectTags } from "./object-tags";
import { withOrchestrationInVpc } from "./orchestration";
import { withPartnerTools } from "./partner-tools";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "./platform";
import { withProxies } from "./proxies";
import { QUERY, SHOPS } from "./queries";
import { withBi } from "./query-alerts";
import { withQuickSight } from "./quicksight";
import { withReverseEtl } from "./reverse-etl";
import { withSageMaker } from "./sagemaker";
import { withSecrets } from "./secrets";
import { SHARING, shareOutside } from "./sharing";
import { shippedStacks, synthPlatform } from "./shipped";
import { withStream } from "./streams";
import { withTableBuckets } from "./table-buckets";
import { withManagedTables } from "./tables";
import { publicAs2Server, withTransferPartners, withWebApp } from "./transfer-partners";
import { ED25519, partners, withAskedServers, withPartners } from "./transfer-server";
import { withVectorSearch } from "./vector-search";
import { withHealth } from "./warehouse-health";
import { withExternalSchemas, withWarehouses } from "./warehouses";
import { withJobs } from "./workloads";
import { withWorkspaceCompute } from "./workspace-compute";
import { withFolders } from "./workspace-folders";
import { withWorkspaceSecurity } from "./workspace-security";
import { withIntegrations } from "./zero-etl";

type Network = EnvironmentInput["network"];

/** One configuration of the environment dev, and why it is here. */
interface Representative {
  readonly name: string;
  /** Stack to deploy up to, to see what is of its own in it. Default: nothing; networks are deployed elsewhere. */
  readonly deploy?: string;
  readonly change: (input: EnvironmentInput & OwnNetworkInput, account: AccountInput) => void;
}

const organization = (mode: "create" | "existing") => ({
  id: "o-abcdefghij",
  controlTower: {
    mode,
    roleArn: "arn:aws:iam::999999999999:role/controls",
    homeRegion: "eu-central-1",
    organizationalUnitArn: "arn:aws:organizations::999999999999:ou/o-abcdefghij/ou-abcd-12345678",
    controls: { volumes: "arn:aws:controlcatalog:::control/9g9n3v5q8k3w5dq3r2t8d1f2x" },
  },
});
const clientCidrs = ["172.16.0.0/16"];
const watchLogs = (input: EnvironmentInput) => {
  input.operations = { ...input.operations, logAnomalies: { alarms: "medium" } };
};
const network = (value: Network) => (input: { network: Network }) => {
  input.network = value;
};
const own = (value: Partial<OwnNetworkInput["network"]>) => (input: OwnNetworkInput) => {
  const { nat: _, ...rest } = input.network;
  input.network = { ...rest, ...value };
};

/**
 * Configurations that together emit every resource type that the project can emit, so that tests about all of
 * them need no list of their own. A feature with a new type adds a configuration here, or a line to one.
 */
export const REPRESENTATIVES: readonly Representative[] = [
  {
    name: "a foundation with everything",
    deploy: "dev-foundation",
    change: (input) => {
      input.foundation = {
        lakeFormation: lakeSettings(),
        quickSight: {
          mode: "create",
          accountName: "acme-analytics",
          notificationEmail: "bi@acme.example",
          adminGroups: ["BI administrators"],
        },
        accessAnalyzer: {
          external: "create",
          unused: "create",
          archiveRules: {
            partner: {
              of: "external",
              filters: { resourceType: ["AWS::S3::Bucket"], "principal.AWS": ["999999999999"] },
            },
            audit: { of: "unused", filters: { resource: ["arn:aws:iam::111111111111:role/audit"] } },
          },
        },
        spotRole: "create",
        vpcPublicAccess: { mode: "create" },
        ciRoles: { kind: "github", repository: "acme/lakehouse", planRole: "create" },
        backups: {
          rules: {
            nightly: { every: "day", keepDays: 35, copyKeepDays: 90 },
            weekly: { every: "week", keepDays: 90 },
            monthly: { every: "month", keepDays: 365 },
          },
          lock: { minDays: 30, maxDays: 3650 },
        },
        cloudTrail: { mode: "create", cloudWatch: {}, insights: true },
        config: {
          mode: "create",
          conformancePack: true,
          aggregator: { mode: "create" },
          aggregatedBy: [{ accountId: "999999999999", region: "eu-central-1" }],
        },
        disasterRecovery: {
          region: "eu-central-1",
          keys: ["data", "managed-services", "workspace-storage"],
          replicateLogs: true,
        },
        ebsDefaultKey: "create",
        ebsSnapshotPublicAccessBlock: "create",
        guardDuty: { mode: "create" },
        logs: { accessLogs: {} },
        macie: { mode: "create" },
        monitoring: MONITORED,
        organization: organization("create"),
        permissionsBoundary: { mode: "create" },
        s3PublicAccessBlock: "create",
        securityHub: { mode: "create" },
      };
    },
  },
  {
    name: "locked logs, controls that are there, an aggregator of accounts",
    deploy: "dev-foundation",
    change: (input) => {
      input.foundation = {
        config: { aggregator: { mode: "create", accountIds: ["999999999999"], regions: ["eu-central-1"] } },
        logs: { objectLock: { mode: "governance", days: 30 } },
        organization: organization("existing"),
      };
    },
  },
  {
    name: "filtered egress, every log, both PrivateLinks",
    change: own({
      nat: "per-az",
      networkAcls: true,
      dhcpOptions: { domainName: "acme.example" },
      egress: { isolation: "filtered-egress", firewallLogs: { destination: "cloudwatch" } },
      endpoints: ["kms", "dynamodb"],
      flowLogs: { destination: "cloudwatch" },
      queryLogs: { destination: "cloudwatch" },
      privateLink: {
        backend: true,
        frontend: { endpoint: { mode: "shared" }, clientCidrs, inboundResolver: true },
      },
    }),
  },
  {
    name: "isolated, second block",
    change: (input) => {
      own({
        egress: { isolation: "isolated", dnsFirewall: true },
        privateLink: { backend: true },
        secondCidr: { cidr: "100.64.0.0/16", workspaces: ["lab"] },
        queryLogs: { destination: "s3" },
      })(input);
      input.workspaces.lab = { networkSlot: 1 };
      input.governanceWorkspace = "main";
    },
  },
  {
    name: "existing network",
    change: network({
      mode: "existing",
      vpcId: "vpc-00000000000000001",
      workspaces: {
        main: {
          subnetIds: { "euw1-az1": "subnet-00000000000000001", "euw1-az2": "subnet-00000000000000002" },
          securityGroupIds: ["sg-00000000000000001"],
        },
      },
      privateLink: { workspaceEndpointId: "vpce-00000000000000001", relayEndpointId: "vpce-00000000000000002" },
    }),
  },
  ...Object.entries(KINDS).map(([name, connections]) => ({
    name: `connection: ${name}`,
    change: own({ privateLink: { backend: true }, connections }),
  })),
  {
    name: "transit gateway for others, VPN with static routes at the VPC's gateway",
    change: own({
      connections: {
        transitGateway: {
          mode: "create",
          share: { principals: [NETWORK_ACCOUNT] },
          spokes: { erp: { attachmentId: "tgw-attach-0123456789abcdef0", accept: true } },
          destinations: DATABASE,
        },
        vpn: {
          office: { gateway: "virtual-private-gateway", device: DEVICE, routing: "static", destinations: OFFICE },
        },
      },
    }),
  },
  {
    name: "names of other networks, services for serverless compute",
    change: (input, account) => {
      account.networkConnectivity = { dev: { mode: "create", region: "eu-west-1" } };
      account.networkPolicies = { dev: { mode: "create", hosts: ["pypi.org"] } };
      for (const workspace of Object.values(input.workspaces)) {
        workspace.networkConnectivity = "dev";
        workspace.networkPolicy = "dev";
      }
      own({
        nat: "single",
        connections: {
          dns: { forward: { corp: { domain: "corp.example", nameServers: ["172.16.0.2", "172.16.1.2"] } } },
          endpointServices: {
            db: {
              domainNames: ["orders-db.corp.example"],
              listeners: [{ protocol: "TCP", port: 5432 }],
              targets: { kind: "ip", addresses: ["10.20.0.20", "10.20.16.20"] },
            },
          },
        },
      })(input);
    },
  },
  {
    name: "SFTP servers inside the VPC and in the internet",
    change: (input) => {
      watchLogs(input);
      own({ nat: "per-az", networkAcls: true })(input);
      withPartners(input);
      input.dataServices = {
        ...input.dataServices,
        public: partners({
          endpoint: {
            access: "internet",
            reason: "The partner has no private way in",
            clientCidrs: ["198.51.100.0/24"],
          },
          users: { "acme-shop": { publicKeys: [ED25519], folder: "public/shop" } },
          hostname: "sftp.acme.example",
          zoneId: "Z0123456789ABCDEFGHIJ",
        }),
      };
      withAskedServers(input);
      withTransferPartners(input);
      withWebApp(input);
      input.dataServices = { ...input.dataServices, "edi-public": publicAs2Server() };
    },
  },
  {
    name: "a stream with producers, consumers and other accounts, loaded",
    change: (input) => {
      withStream(input);
      withCdcFiles(input);
    },
  },
  {
    name: "clusters of Kafka in every mode, read",
    change: (input) => {
      watchLogs(input);
      own({ networkAcls: true })(input);
      withTopics(input);
    },
  },
  {
    name: "delivery streams of both sorts, flows of applications, event buses and pipes",
    change: (input) => {
      watchLogs(input);
      withFirehose(input);
      withFlows(input);
      withEvents(input);
    },
  },
  {
    name: "tables of DynamoDB, files that DataSync brings, warehouses of Redshift, models of SageMaker",
    change: (input) => {
      watchLogs(input);
      withSageMaker(input);
      withTables(input);
      withDatasync(input);
      withWarehouses(input);
      for (const zone of Object.values(input.zones)) {
        if (zone.kind !== "raw" || zone === input.zones.models) continue;
        const intelligentTiering = { afterDays: 30, archiveAccessAfterDays: 180, deepArchiveAccessAfterDays: 365 };
        zone.lifecycle = { intelligentTiering };
      }
    },
  },
  {
    name: "a Data Catalog that Lake Formation governs, data sets of Data Exchange, tables of S3 Tables",
    change: (input) => {
      withLakeFormation(input);
      withDataExchange(input);
      withDatazone(input);
      withTableBuckets(input);
    },
  },
  {
    name: "APIs of both sorts, and devices of AWS IoT",
    change: (input) => {
      watchLogs(input);
      withApis(input);
      withIot(input);
    },
  },
  {
    name: "zero-ETL integrations into warehouses, and warehouses that read files where they are",
    change: (input) => {
      withIntegrations(input);
      withExternalSchemas(input);
    },
  },
  {
    name: "databases of RDS and Aurora, made here and there already, with proxies, jobs and connectors that read them, tables for stores",
    change: (input) => {
      own({ networkAcls: true })(input);
      withDatabases(input);
      withProxies(input);
      withGlue(input);
      withConnectors(input);
      withReverseEtl(input);
    },
  },
  { name: "databases and applications that Lakeflow Connect loads", change: (input) => withManagedSources(input) },
  {
    name: "connections, catalogs over them and over what others share, for several workspaces",
    change: (input, account) => {
      account.oauthApps = OAUTH_APPS;
      account.logDelivery = LOGS;
      withIdentity(account);
      withConnections(input);
      withInboundShares(input);
      input.workspaces.lab = { networkSlot: 1 };
      input.governanceWorkspace = "main";
    },
  },
  {
    name: "pipelines and jobs of one's own, secret scopes, a destination of mail, tools of partners, alerts, a database for applications",
    deploy: "dev-activation-main",
    change: (input, account) => {
      withAlerts(input);
      withJobs(input);
      withFolders(input);
      withWorkspaceCompute(input);
      withLibraries(input);
      withWorkspaceSecurity(input);
      withPartnerTools(input, account);
      withEnterpriseCatalog(input, account);
      withLakebase(input);
      input.consumers = { ...input.consumers, "orders-of-a-day": QUERY, shops: SHOPS, "ask-orders": GENIE_SPACE };
      withBi(input);
      withHealth(input);
      const { revenue } = input.consumers ?? {};
      if (revenue?.kind === "dashboard") revenue.folder = "sales";
      withPolicies(input);
      withModels(input);
      withBedrock(input);
      withVectorSearch(input);
      withFeatures(input);
      withApps(input, account);
      withManagedTables(input);
      withObjectTags(input);
      withRegisteredModel(input);
      input.workloads = { ...input.workloads, checks: checked() };
    },
  },
  {
    name: "jobs that events, schedules, state machines, functions and Airflow start; budgets; QuickSight; calls",
    deploy: "dev-operations",
    change: (input, account) => {
      withOrchestrationInVpc(input);
      withBudgets(input);
      withBudgetPolicies(input);
      withQuickSight(input, account);
      input.operations = {
        ...input.operations,
        logAnomalies: { alarms: "medium" },
        calls: { topics: ["arn:aws:sns:eu-west-1:111111111111:on-call"], per: "domain" },
      };
    },
  },
  {
    name: "secrets, one of which is rotated",
    change: (input) => withSecrets(input),
  },
  {
    name: "replications of DMS into files, a stream and a topic",
    change: (input) => {
      own({ networkAcls: true })(input);
      withReplications(input);
    },
  },
  { name: "network of Databricks", change: network({ mode: "databricks-managed" }) },
  {
    name: "serverless only",
    deploy: "dev-workspace",
    change: (input) => {
      network({ mode: "serverless-only" })(input);
      input.foundation = { kms: { serverlessWorkspaces: true } };
      delete input.workspaces.main?.clusterPolicies;
    },
  },
  {
    name: "file events that Databricks manages, of queues of one's own, what there is once in a metastore",
    deploy: "dev-unity-catalog",
    change: (input) => {
      input.metastore = METASTORE;
      input.foundation = { permissionsBoundary: { mode: "create" } };
      for (const zone of Object.values(input.zones)) zone.fileEvents = "managed";
      const { curated } = input.zones;
      if (curated !== undefined) Object.assign(curated, { fileEvents: "own", eventBridge: true });
      const { orders } = input.sources ?? {};
      if (orders?.kind === "s3-files") orders.discovery = "file-events";
      input.externalLocations = {
        partner: { url: "s3://partner-exports/orders", comment: "Exports of a partner", fileEvents: "managed" },
        strict: {
          url: "s3://strict-exports/orders",
          comment: "A bucket that takes nothing without a key",
          readOnly: false,
          kmsKeyArn: "arn:aws:kms:eu-central-1:222222222222:key/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58",
          serverSideEncryption: "AWS_SSE_KMS",
        },
        agency: {
          url: "s3://agency-exports/leads",
          comment: "Exports of an agency",
          fileEvents: { queueArn: "arn:aws:sqs:eu-central-1:222222222222:leads" },
        },
      };
    },
  },
  {
    name: "HCP Terraform set up from here",
    deploy: "delivery",
    change: (input, account) => withDelivery(input, account),
  },
  {
    name: "a pipeline of CodePipeline",
    deploy: "devops",
    change: (input, account) => withPipeline(input, account),
  },
  {
    name: "tags and categories in bills",
    deploy: "billing",
    change: (_, account) => {
      account.costAllocation = structuredClone(COST_ALLOCATION);
    },
  },
  {
    name: "shares and recipients",
    change: (input, account) => {
      shareOutside(account);
      withBootstrap(account);
      input.consumers = { ...input.consumers, ...structuredClone(SHARING) };
    },
  },
];

/** The configuration, resolved. */
export function representative(one: Representative): Platform {
  return platformOf(...representativeInputs(one));
}

/** The configuration as it is written. */
export function representativeInputs({
  change,
}: Representative): [account: AccountInput, environment: EnvironmentInput] {
  const account = accountInput();
  const attested = Object.fromEntries(
    [...Object.keys(ATTESTED), "config-delegated-administrator", "multi-region-keys-are-new", "private-runner"].map(
      (step) => [step, "A. Lovelace, 2026-11-02"],
    ),
  );
  const input = devInput();
  change(input, account);
  return [{ ...account, attestations: { ...account.attestations, ...attested } }, input];
}

let cached: readonly EmittedStack[] | undefined;

/** Every stack of the shipped configuration and of every representative one, synthesized once per test process. */
export function representativeStacks(): readonly EmittedStack[] {
  cached ??= [...shippedStacks(), ...REPRESENTATIVES.flatMap((one) => synthPlatform(representative(one)))];
  return cached;
}

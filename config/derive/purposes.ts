/**
 * What things are called after the environment's prefix, in one place: `acme-dev-uc-raw` is the prefix `acme-dev`
 * with the role of the zone `raw`. Checks, derived values, stacks and deploy roles all read it here. A changed
 * purpose is a changed name, and most names cannot change without replacing what they name.
 */

/** Buckets: `<prefix>-<purpose>-<AWS account>`; a zone's purpose is its key. */
export const BUCKETS = {
  logs: "logs",
  accessLogs: "access-logs",
  logReplica: "logs-replica",
  root: (workspace: string) => `root-${workspace}`,
  /** Programs that the operations layer ships to AWS. */
  programs: "programs",
  /** DAGs and what else an environment of Airflow runs. */
  airflow: (workload: string) => `airflow-${workload}`,
} as const;

/** IAM roles: `<prefix>-<purpose>` by default. Unique in the AWS account, whatever folder they are in. */
export const ROLES = {
  crossAccount: (workspace: string) => `databricks-${workspace}`,
  zone: (zone: string) => `uc-${ACCESS.zone(zone)}`,
  externalLocation: (location: string) => `uc-${ACCESS.externalLocation(location)}`,
  serviceCredential: (source: string) => `uc-${ACCESS.serviceCredential(source)}`,
  flowLogs: "flow-logs",
  trail: "cloudtrail",
  config: "config",
  configAggregator: "config-aggregator",
  logReplication: "log-replication",
  apiGatewayLogs: "api-gateway-logs",
  iotLogs: "iot-logs",
  bedrockLogs: "bedrock-logs",
  backups: "backups",
  /** A role that a data service works with, or that works with it: `svc-orders`. */
  dataService: (service: string) => `svc-${service}`,
  /** A role that an endpoint asks models of AWS with: `svc-assistant-models`. */
  servedModels: (endpoint: string) => `svc-${endpoint}-models`,
  /** A role that starts something of a workload, or that a workload in AWS works with: `run-nightly`. */
  run: (workload: string) => `run-${workload}`,
  /** A role that QuickSight reaches a workspace with: `run-bi-shop`. */
  quickSight: (consumer: string) => `run-bi-${consumer}`,
  deploy: (layer: string) => layer,
  plan: "plan",
  planOf: (layer: string) => `${layer}-plan`,
} as const;

/** Storage and service credentials, and external locations: `<prefix>-<purpose>` by default. */
export const ACCESS = {
  zone: (zone: string) => zone,
  externalLocation: (location: string) => `ext-${location}`,
  serviceCredential: (source: string) => `svc-${source}`,
} as const;

/** A name where hyphens are not taken: `acme_dev_plant_telemetry`. */
export const underscored = (name: string): string => name.replaceAll("-", "_");

/** Start of the name of a secret with the password of a user of a cluster: MSK takes no other. */
export const KAFKA_SECRET = "AmazonMSK_";

/** CloudWatch log groups: `/<prefix>/<purpose>` by default. */
export const LOG_GROUPS = {
  trail: "cloudtrail",
  /** Of questions to models of Amazon Bedrock. */
  bedrock: "bedrock",
  flowLogs: "vpc-flow-logs",
  queryLogs: "dns-queries",
  firewall: "network-firewall",
  vpn: (connection: string) => `vpn-${connection}`,
  /** Of a data service, where the group's name can be chosen: `svc-orders`. */
  dataService: (service: string) => `svc-${service}`,
  /** Of a workload in AWS: `run-nightly`. */
  run: (workload: string) => `run-${workload}`,
} as const;

/** Rules and queues of events: `<prefix>-<purpose>`. Each start is of one layer's alone, so that no other may change them. */
export const EVENTS = {
  /** A rule of the operations layer, which tells the alarms of what AWS says of a data service: `tell-archive`. */
  told: (service: string) => `tell-${service}`,
  bus: (bus: string, rule: string) => `bus-${bus}-${rule}`,
  pipe: (pipe: string) => `pipe-${pipe}`,
  /** Queue of an API. */
  api: (api: string) => `api-${api}`,
  /** Topic and queue of new files in a zone. */
  files: (zone: string) => `files-${zone}`,
} as const;

/** What security groups are for. */
export const SECURITY_GROUPS = {
  workspace: (workspace: string) => `workspace-${workspace}`,
  endpoints: "endpoints",
  dataService: (service: string) => `data-service-${service}`,
  /** Something that calls others, by the family that it is of. */
  caller: (family: string, key: string) => `${family}-${key}`,
  frontend: "frontend",
  workspaceFrontend: (workspace: string) => `${workspace}-frontend`,
  resolver: "resolver",
  outboundResolver: "outbound-resolver",
  /** A load balancer of a service for serverless compute. */
  endpointService: (service: string) => service,
  sftp: (server: string) => `${server}-sftp`,
  as2: (server: string) => `${server}-as2`,
} as const;

/** Start of the names of the groups that Step Functions writes into: AWS lets services deliver to all below it at once. */
export const STATE_MACHINE_LOGS = "/aws/vendedlogs/states";
export const stateMachineLogsOf = (prefix: string, purpose: string): string =>
  `${STATE_MACHINE_LOGS}/${prefix}-${purpose}`;

/** Start of the names of the groups that RDS writes the logs of an instance, a cluster or a proxy into. */
export const DATABASE_LOGS = {
  instance: "/aws/rds/instance",
  cluster: "/aws/rds/cluster",
  proxy: "/aws/rds/proxy",
} as const;

/** Start of the names of the groups that Redshift writes the audit logs of a warehouse into. */
export const REDSHIFT_LOG_START = { serverless: "/aws/redshift", cluster: "/aws/redshift/cluster" } as const;

/** Start of the names of the groups that SageMaker writes the logs of an endpoint into. */
export const ENDPOINT_LOGS = "/aws/sagemaker/Endpoints";

/** Names that Amazon MWAA gives to log groups: `airflow-<environment>-Task`. */
export const airflowLogOf = (environment: string): string => `airflow-${environment}`;

/** Folder of Secrets Manager for connections, or variables, of an environment of Airflow. */
export const airflowSecretsOf = (what: "connections" | "variables", environment: string): string =>
  `airflow/${what}/${environment}`;

/** Folder of a raw zone that programs of Glue are shipped to; nothing else is put there. */
export const GLUE_SCRIPTS = "glue-scripts";

/** What watches an environment: `<prefix>-<purpose>`. */
export const WATCHING = {
  alarmTopic: "alarms",
  alarmHistory: "alarm-history",
  dashboard: "lakehouse",
  budget: "monthly",
  domainBudget: (domain: string) => `monthly-${domain}`,
  anomalies: "cost-anomalies",
  calls: "calls",
  domainCalls: (domain: string) => `calls-${domain}`,
} as const;

/** Start of the names of log groups of firewalls of the web: AWS WAF takes no other. */
export const WAF_LOGS = "aws-waf-logs-";

/** Log group of AWS IoT: it writes to this one alone. */
export const IOT_LOGS = "AWSIotLogsV2";

/** Log group of the changes of alarms: EventBridge writes to groups below this path only. */
export const alarmHistoryGroupOf = (prefix: string): string => `/aws/events/${prefix}-${WATCHING.alarmHistory}`;

/** Vault and plan of backups, and the start of the alarms about them: `<prefix>-<purpose>`. */
export const BACKUPS = "backups";
export const backupVaultOf = (prefix: string): string => `${prefix}-${BACKUPS}`;

/** Aliases of keys: `<prefix>-<purpose>` by default; those of an environment's keys are their purposes. */
export const LOG_REPLICA_KEY = "logs-replica";

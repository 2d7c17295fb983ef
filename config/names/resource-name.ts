import type { Layer } from "../derive/layers";
import { afterPrefixOf, bucketNameOf, type NamedAs, nameOf, patternsOf, prefix } from "../derive/names";
import {
  airflowLogOf,
  airflowSecretsOf,
  ENDPOINT_LOGS,
  KAFKA_SECRET,
  stateMachineLogsOf,
  underscored,
  WAF_LOGS,
} from "../derive/purposes";
import type { PurposeSort } from "../schema/naming";

/** Where two things of one name would meet. */
type Scope = "aws" | "aws-account" | "aws-region" | "metastore";

/** What is known of everything that is named in the same way. */
interface WhatFacts {
  /** Characters that the service takes. */
  readonly longest: number;
  /** Whose limit that is, for messages. */
  readonly service: string;
  readonly unique: Scope;
  /** Before the owner in messages: `the role of zone raw`. Absent: the label says all of it. */
  readonly says?: string;
  /** The name of a purpose. */
  readonly form: ((start: NameStart, purpose: string) => string) & {
    /** Sort of names whose pattern it goes by. Default: it follows the prefix. */
    readonly sort?: PurposeSort;
  };
}

const afterPrefix = (start: NameStart, purpose: string) => afterPrefixOf(start.account, start.env, purpose);

/** By the environment's pattern of such names. */
const sorted = (sort: PurposeSort) =>
  Object.assign(
    ({ account, env }: NameStart, purpose: string): string => nameOf(patternsOf(account, env), sort, purpose),
    { sort },
  );

/** Everything that has a name which follows from the configuration. Limits: the services' pages of quotas. */
export const WHATS = {
  role: { longest: 64, service: "IAM", unique: "aws-account", says: "the role of", form: sorted("roles") },
  bucket: {
    longest: 63,
    service: "S3",
    unique: "aws",
    form: ({ account, env }, purpose) => bucketNameOf(account, env, purpose),
  },
  "log-group": {
    longest: 512,
    service: "CloudWatch Logs",
    unique: "aws-region",
    says: "the log group of",
    form: sorted("logGroups"),
  },
  /** Of Unity Catalog, for storage or for a service: both are of one list. */
  credential: {
    longest: 255,
    service: "Unity Catalog",
    unique: "metastore",
    says: "the credential of",
    form: sorted("locations"),
  },
  /** Of a workspace; the prefix tells environments apart, and the key the workspaces of one. */
  "serving-endpoint": {
    longest: 63,
    service: "model serving",
    unique: "metastore",
    says: "the endpoint of",
    form: afterPrefix,
  },
  /** Of a workspace, as endpoints of models are. */
  "search-endpoint": {
    longest: 63,
    service: "vector search",
    unique: "metastore",
    says: "the search endpoint of",
    form: afterPrefix,
  },
  /** Of a workspace; it is an instance of Lakebase. */
  "online-store": {
    longest: 63,
    service: "the feature store",
    unique: "metastore",
    says: "the online store of",
    form: afterPrefix,
  },
  /** Of a workspace, and a part of its address. */
  app: { longest: 30, service: "Databricks Apps", unique: "metastore", says: "the app of", form: afterPrefix },
  "backup-vault": {
    longest: 50,
    service: "AWS Backup",
    unique: "aws-region",
    says: "the vault of",
    form: afterPrefix,
  },
  "table-bucket": {
    longest: 63,
    service: "S3 Tables",
    unique: "aws-region",
    says: "the table bucket of",
    form: afterPrefix,
  },
  guardrail: { longest: 50, service: "Bedrock", unique: "aws-region", says: "the guardrail of", form: afterPrefix },
  "inference-profile": {
    longest: 64,
    service: "Bedrock",
    unique: "aws-region",
    says: "the inference profile of",
    form: afterPrefix,
  },
  "model-group": { longest: 63, service: "SageMaker", unique: "aws-region", says: "the models of", form: afterPrefix },
  "image-repository": {
    longest: 256,
    service: "ECR",
    unique: "aws-region",
    says: "the repository of",
    form: afterPrefix,
  },
  /** Its models and configurations have a hyphen and eight characters more, and SageMaker takes 63. */
  "sagemaker-endpoint": {
    longest: 54,
    service: "SageMaker",
    unique: "aws-region",
    says: "the endpoint of",
    form: afterPrefix,
  },
  "endpoint-log": {
    longest: 512,
    service: "CloudWatch Logs",
    unique: "aws-region",
    says: "the log group of",
    form: (start, purpose) => `${ENDPOINT_LOGS}/${afterPrefix(start, purpose)}`,
  },
  topic: { longest: 256, service: "SNS", unique: "aws-region", says: "the topic of", form: afterPrefix },
  queue: { longest: 80, service: "SQS", unique: "aws-region", says: "the queue of", form: sorted("queues") },
  stream: { longest: 128, service: "Kinesis", unique: "aws-region", says: "the stream of", form: sorted("streams") },
  "delivery-stream": {
    longest: 64,
    service: "Firehose",
    unique: "aws-region",
    says: "the delivery stream of",
    form: sorted("streams"),
  },
  "kafka-cluster": {
    longest: 64,
    service: "MSK",
    unique: "aws-region",
    says: "the cluster of",
    form: sorted("kafkaClusters"),
  },
  connector: {
    longest: 100,
    service: "MSK Connect",
    unique: "aws-region",
    says: "the connector of",
    form: afterPrefix,
  },
  "kafka-secret": {
    longest: 512,
    service: "Secrets Manager",
    unique: "aws-region",
    says: "the secret of",
    form: (start, purpose) => `${KAFKA_SECRET}${sorted("secrets")(start, purpose)}`,
  },
  secret: {
    longest: 512,
    service: "Secrets Manager",
    unique: "aws-region",
    says: "the secret of",
    form: sorted("secrets"),
  },
  table: { longest: 255, service: "DynamoDB", unique: "aws-region", says: "the table of", form: sorted("tables") },
  database: { longest: 63, service: "RDS", unique: "aws-region", says: "the database of", form: sorted("databases") },
  /** Of a namespace with its workgroup, or of a cluster. */
  warehouse: {
    longest: 63,
    service: "Redshift",
    unique: "aws-region",
    says: "the warehouse of",
    form: sorted("warehouses"),
  },
  /** An endpoint that Redshift manages, of either sort of warehouse. Source: API references, CreateEndpointAccess. */
  "warehouse-endpoint": {
    longest: 30,
    service: "Redshift",
    unique: "aws-region",
    says: "the endpoint of",
    form: afterPrefix,
  },
  /** A zero-ETL integration; RDS and Redshift have lists of their own, with the same limit. */
  integration: { longest: 63, service: "RDS", unique: "aws-region", says: "the integration of", form: afterPrefix },
  "database-proxy": { longest: 63, service: "RDS", unique: "aws-region", says: "the proxy of", form: afterPrefix },
  /** Also its identifier in ARNs, which is the shortest. */
  replication: { longest: 31, service: "AWS DMS", unique: "aws-region", says: "the replication of", form: afterPrefix },
  flow: { longest: 256, service: "AppFlow", unique: "aws-region", says: "the flow of", form: afterPrefix },
  "connector-profile": {
    longest: 256,
    service: "AppFlow",
    unique: "aws-region",
    says: "the connector profile of",
    form: afterPrefix,
  },
  "glue-job": { longest: 255, service: "Glue", unique: "aws-region", says: "the job of", form: afterPrefix },
  "catalog-database": {
    longest: 255,
    service: "the Glue Data Catalog",
    unique: "aws-region",
    says: "the catalog database of",
    // Its engines take no hyphens.
    form: (start, purpose) => underscored(afterPrefix(start, purpose)),
  },
  "event-bus": { longest: 256, service: "EventBridge", unique: "aws-region", says: "the bus of", form: afterPrefix },
  "event-archive": {
    longest: 48,
    service: "EventBridge",
    unique: "aws-region",
    says: "the archive of",
    form: afterPrefix,
  },
  "event-pipe": { longest: 64, service: "EventBridge", unique: "aws-region", says: "the pipe of", form: afterPrefix },
  "event-connection": {
    longest: 64,
    service: "EventBridge",
    unique: "aws-region",
    says: "the connection of",
    form: afterPrefix,
  },
  "api-destination": {
    longest: 64,
    service: "EventBridge",
    unique: "aws-region",
    says: "the API destination of",
    form: afterPrefix,
  },
  "schedule-group": {
    longest: 64,
    service: "EventBridge Scheduler",
    unique: "aws-region",
    says: "the schedules of",
    form: afterPrefix,
  },
  "state-machine": {
    longest: 80,
    service: "Step Functions",
    unique: "aws-region",
    says: "the state machine of",
    form: afterPrefix,
  },
  "state-machine-log": {
    longest: 512,
    service: "CloudWatch Logs",
    unique: "aws-region",
    says: "the log group of",
    form: ({ account, env }, purpose) => stateMachineLogsOf(prefix(account, env), purpose),
  },
  function: { longest: 64, service: "Lambda", unique: "aws-region", says: "the function of", form: afterPrefix },
  airflow: { longest: 80, service: "MWAA", unique: "aws-region", says: "the environment of", form: afterPrefix },
  "airflow-log": {
    longest: 512,
    service: "CloudWatch Logs",
    unique: "aws-region",
    says: "the log group of",
    form: (start, purpose) => airflowLogOf(afterPrefix(start, purpose)),
  },
  "airflow-connection": {
    longest: 512,
    service: "Secrets Manager",
    unique: "aws-region",
    says: "the connections of",
    form: (start, purpose) => airflowSecretsOf("connections", afterPrefix(start, purpose)),
  },
  "event-rule": { longest: 64, service: "EventBridge", unique: "aws-region", says: "the rule of", form: afterPrefix },
  "web-acl": { longest: 128, service: "AWS WAF", unique: "aws-region", says: "the firewall of", form: afterPrefix },
  "web-acl-log": {
    longest: 512,
    service: "CloudWatch Logs",
    unique: "aws-region",
    says: "the log group of the firewall of",
    form: (start, purpose) => `${WAF_LOGS}${afterPrefix(start, purpose)}`,
  },
  "iot-rule": {
    longest: 128,
    service: "AWS IoT",
    unique: "aws-region",
    says: "the rule of",
    form: (start, purpose) => underscored(afterPrefix(start, purpose)),
  },
  "iot-policy": { longest: 128, service: "AWS IoT", unique: "aws-region", says: "the policy of", form: afterPrefix },
  "thing-type": { longest: 128, service: "AWS IoT", unique: "aws-region", says: "the type of", form: afterPrefix },
  "thing-group": { longest: 128, service: "AWS IoT", unique: "aws-region", says: "the group of", form: afterPrefix },
  "provisioning-template": {
    longest: 36,
    service: "AWS IoT",
    unique: "aws-region",
    says: "the template of",
    form: afterPrefix,
  },
  dashboard: {
    longest: 255,
    service: "CloudWatch",
    unique: "aws-account",
    says: "the dashboard of",
    form: afterPrefix,
  },
  budget: { longest: 100, service: "AWS Budgets", unique: "aws-account", says: "the budget of", form: afterPrefix },
} as const satisfies Readonly<Record<string, WhatFacts>>;

/** Kind of a thing that has a name. */
export type What = keyof typeof WHATS;

/** Facts of a kind of things; its optional ones are there to ask for. */
export const factsOfWhat = (what: What): WhatFacts => WHATS[what];

/** What names of an environment are made of. */
export interface NameStart {
  readonly account: { readonly name: string };
  readonly env: NamedAs & { readonly awsAccountId: string };
}

/** One thing that has a name. */
export interface ResourceName {
  readonly what: What;
  readonly name: string;
  /** Layer that makes it. Absent: it is there already. */
  readonly layer?: Layer;
  /** Path of the setting that decides the name. */
  readonly of: readonly (string | number)[];
  /** Whose it is, for messages: `zone raw`. */
  readonly label: string;
  /** Setting with which another name can be chosen. Default: there is none. */
  readonly choice?: string;
  /** The user wrote the name, so that its length is the schema's affair. */
  readonly chosen?: boolean;
  /** Folder of a role in IAM, without slashes at its ends. Default: none. */
  readonly folder?: string;
}

/** A thing that is named after the environment and a purpose of `config/derive/purposes.ts`. */
export function named(
  start: NameStart,
  what: What,
  purpose: string,
  rest: Omit<ResourceName, "what" | "name">,
): ResourceName {
  return { what, name: WHATS[what].form(start, purpose), ...rest };
}

import type { Family, KindOf, ModelOf } from "../../config/kinds";
import type * as connection from "../connections/connection";
import { CONNECTION_ACTIONS } from "../connections/connection/actions";
import type * as foreignCatalog from "../connections/foreign-catalog";
import type * as provider from "../connections/provider";
import type * as sharedCatalog from "../connections/shared-catalog";
import type * as accessPolicy from "../consumers/access-policy";
import type * as alert from "../consumers/alert";
import type * as app from "../consumers/app";
import type * as dashboard from "../consumers/dashboard";
import type * as enterpriseCatalog from "../consumers/enterprise-catalog";
import type * as featureStore from "../consumers/feature-store";
import type * as genieSpace from "../consumers/genie-space";
import type * as lakebase from "../consumers/lakebase";
import type * as modelEndpoint from "../consumers/model-endpoint";
import { MODEL_ENDPOINT_ACTIONS } from "../consumers/model-endpoint/actions";
import type * as modelMonitor from "../consumers/model-monitor";
import type * as objectTags from "../consumers/object-tags";
import type * as partnerTool from "../consumers/partner-tool";
import { PARTNER_TOOL_ACTIONS } from "../consumers/partner-tool/actions";
import type * as query from "../consumers/query";
import type * as quickSight from "../consumers/quicksight";
import { QUICKSIGHT_ACTIONS } from "../consumers/quicksight/actions";
import type * as recipient from "../consumers/recipient";
import type * as reverseEtl from "../consumers/reverse-etl";
import { REVERSE_ETL_ACTIONS } from "../consumers/reverse-etl/actions";
import type * as schemaMonitor from "../consumers/schema-monitor";
import type * as share from "../consumers/share";
import type * as sqlWarehouse from "../consumers/sql-warehouse";
import type * as tableMonitor from "../consumers/table-monitor";
import type * as tableTags from "../consumers/table-tags";
import type * as vectorSearch from "../consumers/vector-search";
import type * as apiGateway from "../data-services/api-gateway";
import { API_GATEWAY_ACTIONS } from "../data-services/api-gateway/actions";
import type * as appflowFlow from "../data-services/appflow-flow";
import { APPFLOW_ACTIONS } from "../data-services/appflow-flow/actions";
import type * as as2Server from "../data-services/as2-server";
import { AS2_SERVER_ACTIONS } from "../data-services/as2-server/actions";
import type * as auroraCluster from "../data-services/aurora-cluster";
import type * as bedrockGuardrail from "../data-services/bedrock-guardrail";
import { BEDROCK_GUARDRAIL_ACTIONS } from "../data-services/bedrock-guardrail/actions";
import type * as bedrockProfile from "../data-services/bedrock-profile";
import { BEDROCK_PROFILE_ACTIONS } from "../data-services/bedrock-profile/actions";
import type * as dataExchange from "../data-services/data-exchange";
import { DATA_EXCHANGE_ACTIONS } from "../data-services/data-exchange/actions";
import { AURORA_CLUSTER_ACTIONS, DATABASE_ACTIONS } from "../data-services/database/actions";
import type * as databaseProxy from "../data-services/database-proxy";
import { DATABASE_PROXY_ACTIONS } from "../data-services/database-proxy/actions";
import type * as datasyncTask from "../data-services/datasync-task";
import { DATASYNC_TASK_ACTIONS } from "../data-services/datasync-task/actions";
import type * as datazoneDomain from "../data-services/datazone-domain";
import { DATAZONE_DOMAIN_ACTIONS } from "../data-services/datazone-domain/actions";
import type * as dmsReplication from "../data-services/dms-replication";
import { DMS_REPLICATION_ACTIONS } from "../data-services/dms-replication/actions";
import type * as dynamodbTable from "../data-services/dynamodb-table";
import { DYNAMODB_TABLE_ACTIONS } from "../data-services/dynamodb-table/actions";
import type * as eventBus from "../data-services/event-bus";
import { EVENT_BUS_ACTIONS } from "../data-services/event-bus/actions";
import type * as eventPipe from "../data-services/event-pipe";
import { EVENT_PIPE_ACTIONS } from "../data-services/event-pipe/actions";
import type * as firehose from "../data-services/firehose";
import { FIREHOSE_ACTIONS } from "../data-services/firehose/actions";
import type * as glueJob from "../data-services/glue-job";
import { GLUE_ACTIONS } from "../data-services/glue-job/actions";
import type * as iotCore from "../data-services/iot-core";
import { IOT_CORE_ACTIONS } from "../data-services/iot-core/actions";
import type * as kinesisStream from "../data-services/kinesis-stream";
import { KINESIS_STREAM_ACTIONS } from "../data-services/kinesis-stream/actions";
import type * as lakeFormation from "../data-services/lake-formation";
import { LAKE_FORMATION_ACTIONS } from "../data-services/lake-formation/actions";
import type * as mskCluster from "../data-services/msk-cluster";
import { MSK_CLUSTER_ACTIONS } from "../data-services/msk-cluster/actions";
import type * as mskConnector from "../data-services/msk-connector";
import { MSK_CONNECTOR_ACTIONS } from "../data-services/msk-connector/actions";
import type * as rdsInstance from "../data-services/rds-instance";
import { REDSHIFT_CLUSTER_ACTIONS, REDSHIFT_SERVERLESS_ACTIONS } from "../data-services/redshift/actions";
import type * as redshiftCluster from "../data-services/redshift-cluster";
import type * as redshiftServerless from "../data-services/redshift-serverless";
import type * as sagemakerEndpoint from "../data-services/sagemaker-endpoint";
import { SAGEMAKER_ENDPOINT_ACTIONS } from "../data-services/sagemaker-endpoint/actions";
import type * as sagemakerModelGroup from "../data-services/sagemaker-model-group";
import { SAGEMAKER_MODEL_GROUP_ACTIONS } from "../data-services/sagemaker-model-group/actions";
import type * as secret from "../data-services/secret";
import { SECRET_ACTIONS } from "../data-services/secret/actions";
import type * as sftpConnector from "../data-services/sftp-connector";
import { SFTP_CONNECTOR_ACTIONS } from "../data-services/sftp-connector/actions";
import type * as tableBucket from "../data-services/table-bucket";
import { TABLE_BUCKET_ACTIONS } from "../data-services/table-bucket/actions";
import type * as tableOptimizer from "../data-services/table-optimizer";
import { TABLE_OPTIMIZER_ACTIONS } from "../data-services/table-optimizer/actions";
import type * as transferServer from "../data-services/transfer-server";
import { TRANSFER_SERVER_ACTIONS } from "../data-services/transfer-server/actions";
import type * as transferWebApp from "../data-services/transfer-web-app";
import { TRANSFER_WEB_APP_ACTIONS } from "../data-services/transfer-web-app/actions";
import type * as zeroEtlIntegration from "../data-services/zero-etl-integration";
import { ZERO_ETL_ACTIONS } from "../data-services/zero-etl-integration/actions";
import type { Ceiling } from "../iam/ceiling";
import type { KindActions } from "../iam/kind-actions";
import type * as cdcFiles from "../sources/cdc-files";
import type * as database from "../sources/database";
import type * as s3Files from "../sources/s3-files";
import type * as saas from "../sources/saas";
import type * as stream from "../sources/stream";
import { STREAM_ACTIONS } from "../sources/stream/actions";
import type * as airflow from "../workloads/airflow";
import { AIRFLOW_ACTIONS } from "../workloads/airflow/actions";
import type * as eventTrigger from "../workloads/event-trigger";
import { EVENT_TRIGGER_ACTIONS } from "../workloads/event-trigger/actions";
import type * as experiment from "../workloads/experiment";
import type * as functions from "../workloads/functions";
import type * as job from "../workloads/job";
import type * as pipeline from "../workloads/pipeline";
import type * as stateMachine from "../workloads/state-machine";
import { STATE_MACHINE_ACTIONS } from "../workloads/state-machine/actions";
import type * as table from "../workloads/table";
import type * as view from "../workloads/view";
import type { Contributions } from "./contribution";

/** What is known of a kind beside its descriptor. */
interface KindModule<M> {
  /** Loads its constructs, when an entry of the kind is there: a kind that is not in use costs nothing. */
  load(): { readonly contributions: Contributions<M> };
  /** What it adds to the rights of deploy roles, in use or not: what was switched off has to be destroyed too. */
  readonly actions?: KindActions;
}

/**
 * Kind → what it makes. A type and a line here per kind; a missing one does not compile. In the order in which they are
 * made: in one layer a kind may use the ones above it.
 */
export const KIND_MODULES: { readonly [F in Family]: { readonly [K in KindOf<F>]: KindModule<ModelOf<F, K>> } } = {
  dataServices: {
    "kinesis-stream": {
      load: () => require("../data-services/kinesis-stream") as typeof kinesisStream,
      actions: KINESIS_STREAM_ACTIONS,
    },
    firehose: {
      load: () => require("../data-services/firehose") as typeof firehose,
      actions: FIREHOSE_ACTIONS,
    },
    "msk-cluster": {
      load: () => require("../data-services/msk-cluster") as typeof mskCluster,
      actions: MSK_CLUSTER_ACTIONS,
    },
    "transfer-server": {
      load: () => require("../data-services/transfer-server") as typeof transferServer,
      actions: TRANSFER_SERVER_ACTIONS,
    },
    "as2-server": {
      load: () => require("../data-services/as2-server") as typeof as2Server,
      actions: AS2_SERVER_ACTIONS,
    },
    "rds-instance": {
      load: () => require("../data-services/rds-instance") as typeof rdsInstance,
      actions: DATABASE_ACTIONS,
    },
    "aurora-cluster": {
      load: () => require("../data-services/aurora-cluster") as typeof auroraCluster,
      actions: AURORA_CLUSTER_ACTIONS,
    },
    "redshift-serverless": {
      load: () => require("../data-services/redshift-serverless") as typeof redshiftServerless,
      actions: REDSHIFT_SERVERLESS_ACTIONS,
    },
    "redshift-cluster": {
      load: () => require("../data-services/redshift-cluster") as typeof redshiftCluster,
      actions: REDSHIFT_CLUSTER_ACTIONS,
    },
    secret: { load: () => require("../data-services/secret") as typeof secret, actions: SECRET_ACTIONS },
    "sftp-connector": {
      load: () => require("../data-services/sftp-connector") as typeof sftpConnector,
      actions: SFTP_CONNECTOR_ACTIONS,
    },
    "transfer-web-app": {
      load: () => require("../data-services/transfer-web-app") as typeof transferWebApp,
      actions: TRANSFER_WEB_APP_ACTIONS,
    },
    "database-proxy": {
      load: () => require("../data-services/database-proxy") as typeof databaseProxy,
      actions: DATABASE_PROXY_ACTIONS,
    },
    "dms-replication": {
      load: () => require("../data-services/dms-replication") as typeof dmsReplication,
      actions: DMS_REPLICATION_ACTIONS,
    },
    "appflow-flow": {
      load: () => require("../data-services/appflow-flow") as typeof appflowFlow,
      actions: APPFLOW_ACTIONS,
    },
    "glue-job": { load: () => require("../data-services/glue-job") as typeof glueJob, actions: GLUE_ACTIONS },
    "event-bus": {
      load: () => require("../data-services/event-bus") as typeof eventBus,
      actions: EVENT_BUS_ACTIONS,
    },
    "dynamodb-table": {
      load: () => require("../data-services/dynamodb-table") as typeof dynamodbTable,
      actions: DYNAMODB_TABLE_ACTIONS,
    },
    "zero-etl-integration": {
      load: () => require("../data-services/zero-etl-integration") as typeof zeroEtlIntegration,
      actions: ZERO_ETL_ACTIONS,
    },
    "datasync-task": {
      load: () => require("../data-services/datasync-task") as typeof datasyncTask,
      actions: DATASYNC_TASK_ACTIONS,
    },
    "api-gateway": {
      load: () => require("../data-services/api-gateway") as typeof apiGateway,
      actions: API_GATEWAY_ACTIONS,
    },
    // After APIs, whose queues it reads.
    "event-pipe": {
      load: () => require("../data-services/event-pipe") as typeof eventPipe,
      actions: EVENT_PIPE_ACTIONS,
    },
    "iot-core": { load: () => require("../data-services/iot-core") as typeof iotCore, actions: IOT_CORE_ACTIONS },
    "msk-connector": {
      load: () => require("../data-services/msk-connector") as typeof mskConnector,
      actions: MSK_CONNECTOR_ACTIONS,
    },
    "bedrock-guardrail": {
      load: () => require("../data-services/bedrock-guardrail") as typeof bedrockGuardrail,
      actions: BEDROCK_GUARDRAIL_ACTIONS,
    },
    "bedrock-profile": {
      load: () => require("../data-services/bedrock-profile") as typeof bedrockProfile,
      actions: BEDROCK_PROFILE_ACTIONS,
    },
    // Groups before the endpoints of their images.
    "sagemaker-model-group": {
      load: () => require("../data-services/sagemaker-model-group") as typeof sagemakerModelGroup,
      actions: SAGEMAKER_MODEL_GROUP_ACTIONS,
    },
    "sagemaker-endpoint": {
      load: () => require("../data-services/sagemaker-endpoint") as typeof sagemakerEndpoint,
      actions: SAGEMAKER_ENDPOINT_ACTIONS,
    },
    // After jobs of Glue, whose databases and roles it names.
    "table-bucket": {
      load: () => require("../data-services/table-bucket") as typeof tableBucket,
      actions: TABLE_BUCKET_ACTIONS,
    },
    "table-optimizer": {
      load: () => require("../data-services/table-optimizer") as typeof tableOptimizer,
      actions: TABLE_OPTIMIZER_ACTIONS,
    },
    "lake-formation": {
      load: () => require("../data-services/lake-formation") as typeof lakeFormation,
      actions: LAKE_FORMATION_ACTIONS,
    },
    "data-exchange": {
      load: () => require("../data-services/data-exchange") as typeof dataExchange,
      actions: DATA_EXCHANGE_ACTIONS,
    },
    "datazone-domain": {
      load: () => require("../data-services/datazone-domain") as typeof datazoneDomain,
      actions: DATAZONE_DOMAIN_ACTIONS,
    },
  },
  connections: {
    connection: {
      load: () => require("../connections/connection") as typeof connection,
      actions: CONNECTION_ACTIONS,
    },
    "foreign-catalog": { load: () => require("../connections/foreign-catalog") as typeof foreignCatalog },
    provider: { load: () => require("../connections/provider") as typeof provider },
    "shared-catalog": { load: () => require("../connections/shared-catalog") as typeof sharedCatalog },
  },
  sources: {
    "s3-files": { load: () => require("../sources/s3-files") as typeof s3Files },
    "cdc-files": { load: () => require("../sources/cdc-files") as typeof cdcFiles },
    stream: { load: () => require("../sources/stream") as typeof stream, actions: STREAM_ACTIONS },
    database: { load: () => require("../sources/database") as typeof database },
    saas: { load: () => require("../sources/saas") as typeof saas },
  },
  consumers: {
    "sql-warehouse": { load: () => require("../consumers/sql-warehouse") as typeof sqlWarehouse },
    query: { load: () => require("../consumers/query") as typeof query },
    alert: { load: () => require("../consumers/alert") as typeof alert },
    dashboard: { load: () => require("../consumers/dashboard") as typeof dashboard },
    "genie-space": { load: () => require("../consumers/genie-space") as typeof genieSpace },
    recipient: { load: () => require("../consumers/recipient") as typeof recipient },
    share: { load: () => require("../consumers/share") as typeof share },
    "reverse-etl": {
      load: () => require("../consumers/reverse-etl") as typeof reverseEtl,
      actions: REVERSE_ETL_ACTIONS,
    },
    "partner-tool": {
      load: () => require("../consumers/partner-tool") as typeof partnerTool,
      actions: PARTNER_TOOL_ACTIONS,
    },
    "enterprise-catalog": {
      load: () => require("../consumers/enterprise-catalog") as typeof enterpriseCatalog,
    },
    lakebase: { load: () => require("../consumers/lakebase") as typeof lakebase },
    "model-endpoint": {
      load: () => require("../consumers/model-endpoint") as typeof modelEndpoint,
      actions: MODEL_ENDPOINT_ACTIONS,
    },
    // Tags before the policies that look for them.
    "table-tags": { load: () => require("../consumers/table-tags") as typeof tableTags },
    "access-policy": { load: () => require("../consumers/access-policy") as typeof accessPolicy },
    // After endpoints of models, which make its vectors.
    "vector-search": { load: () => require("../consumers/vector-search") as typeof vectorSearch },
    "feature-store": { load: () => require("../consumers/feature-store") as typeof featureStore },
    "model-monitor": { load: () => require("../consumers/model-monitor") as typeof modelMonitor },
    "table-monitor": { load: () => require("../consumers/table-monitor") as typeof tableMonitor },
    "schema-monitor": { load: () => require("../consumers/schema-monitor") as typeof schemaMonitor },
    app: { load: () => require("../consumers/app") as typeof app },
    // After dashboards and apps, which have the tags.
    "object-tags": { load: () => require("../consumers/object-tags") as typeof objectTags },
    quicksight: { load: () => require("../consumers/quicksight") as typeof quickSight, actions: QUICKSIGHT_ACTIONS },
  },
  workloads: {
    pipeline: { load: () => require("../workloads/pipeline") as typeof pipeline },
    job: { load: () => require("../workloads/job") as typeof job },
    experiment: { load: () => require("../workloads/experiment") as typeof experiment },
    "event-trigger": {
      load: () => require("../workloads/event-trigger") as typeof eventTrigger,
      actions: EVENT_TRIGGER_ACTIONS,
    },
    "state-machine": {
      load: () => require("../workloads/state-machine") as typeof stateMachine,
      actions: STATE_MACHINE_ACTIONS,
    },
    airflow: { load: () => require("../workloads/airflow") as typeof airflow, actions: AIRFLOW_ACTIONS },
    functions: { load: () => require("../workloads/functions") as typeof functions },
    table: { load: () => require("../workloads/table") as typeof table },
    view: { load: () => require("../workloads/view") as typeof view },
  },
};

/** A kind's additions, with its place: kinds of two families may have the same word. */
const ADDITIONS = Object.entries(KIND_MODULES).flatMap(([family, kinds]) =>
  Object.entries<Pick<KindModule<never>, "actions">>(kinds).flatMap(([kind, { actions }]) =>
    actions === undefined ? [] : [{ family, kind, actions }],
  ),
);

/** What kinds add to the rights of deploy roles, in use or not. */
export const KIND_ACTIONS: readonly KindActions[] = ADDITIONS.map(({ actions }) => actions);

/** An entry that is in use, as far as its kind is concerned. */
interface Used {
  readonly family: string;
  readonly entry: { readonly kind?: string | undefined };
}

/** The most that roles do which the kinds of these entries make; roles of kinds that are not in use are not there. */
export const ceilingsOf = (entries: readonly Used[]): readonly Ceiling[] =>
  ADDITIONS.filter(({ family, kind }) =>
    entries.some((used) => used.family === family && used.entry.kind === kind),
  ).flatMap(({ actions: { ceiling, otherCeilings = [] } }) => [
    ...(ceiling === undefined ? [] : [ceiling]),
    ...otherCeilings,
  ]);

import type { z } from "zod";
import type { connectionSchema } from "../schema/connections";
import type { consumerSchema } from "../schema/consumers";
import type { dataServiceSchema } from "../schema/data-services";
import type { RefTarget } from "../schema/ref";
import type { sourceSchema } from "../schema/sources";
import type { workloadSchema } from "../schema/workloads";
import { connection } from "./connections/connection";
import { foreignCatalog } from "./connections/foreign-catalog";
import { provider } from "./connections/provider";
import { sharedCatalog } from "./connections/shared-catalog";
import { accessPolicy } from "./consumers/access-policy";
import { alert } from "./consumers/alert";
import { app } from "./consumers/app";
import { dashboard } from "./consumers/dashboard";
import { enterpriseCatalog } from "./consumers/enterprise-catalog";
import { featureStore } from "./consumers/feature-store";
import { genieSpace } from "./consumers/genie-space";
import { lakebase } from "./consumers/lakebase";
import { modelEndpoint } from "./consumers/model-endpoint";
import { modelMonitor } from "./consumers/model-monitor";
import { objectTags } from "./consumers/object-tags";
import { partnerTool } from "./consumers/partner-tool";
import { query } from "./consumers/query";
import { quickSight } from "./consumers/quicksight";
import { recipient } from "./consumers/recipient";
import { reverseEtl } from "./consumers/reverse-etl";
import { schemaMonitor } from "./consumers/schema-monitor";
import { share } from "./consumers/share";
import { sqlWarehouse } from "./consumers/sql-warehouse";
import { tableMonitor } from "./consumers/table-monitor";
import { tableTags } from "./consumers/table-tags";
import { vectorSearch } from "./consumers/vector-search";
import { apiGateway } from "./data-services/api-gateway";
import { appflowFlow } from "./data-services/appflow-flow";
import { as2Server } from "./data-services/as2-server";
import { auroraCluster } from "./data-services/aurora-cluster";
import { bedrockGuardrail } from "./data-services/bedrock-guardrail";
import { bedrockProfile } from "./data-services/bedrock-profile";
import { dataExchange } from "./data-services/data-exchange";
import { databaseProxy } from "./data-services/database-proxy";
import { datasyncTask } from "./data-services/datasync-task";
import { datazoneDomain } from "./data-services/datazone-domain";
import { dmsReplication } from "./data-services/dms-replication";
import { dynamodbTable } from "./data-services/dynamodb-table";
import { eventBus } from "./data-services/event-bus";
import { eventPipe } from "./data-services/event-pipe";
import { firehose } from "./data-services/firehose";
import { glueJob } from "./data-services/glue-job";
import { iotCore } from "./data-services/iot-core";
import { kinesisStream } from "./data-services/kinesis-stream";
import { lakeFormation } from "./data-services/lake-formation";
import { mskCluster } from "./data-services/msk-cluster";
import { mskConnector } from "./data-services/msk-connector";
import { rdsInstance } from "./data-services/rds-instance";
import { redshiftCluster } from "./data-services/redshift-cluster";
import { redshiftServerless } from "./data-services/redshift-serverless";
import { sagemakerEndpoint } from "./data-services/sagemaker-endpoint";
import { sagemakerModelGroup } from "./data-services/sagemaker-model-group";
import { secret } from "./data-services/secret";
import { sftpConnector } from "./data-services/sftp-connector";
import { tableBucket } from "./data-services/table-bucket";
import { tableOptimizer } from "./data-services/table-optimizer";
import { transferServer } from "./data-services/transfer-server";
import { transferWebApp } from "./data-services/transfer-web-app";
import { zeroEtlIntegration } from "./data-services/zero-etl-integration";
import type { Kind } from "./kind";
import { LANE_TAG, type Lane } from "./lanes";
import { cdcFiles } from "./sources/cdc-files";
import { database } from "./sources/database";
import { s3Files } from "./sources/s3-files";
import { saas } from "./sources/saas";
import { stream } from "./sources/stream";
import { airflow } from "./workloads/airflow";
import { eventTrigger } from "./workloads/event-trigger";
import { experiment } from "./workloads/experiment";
import { functions } from "./workloads/functions";
import { job } from "./workloads/job";
import { pipeline } from "./workloads/pipeline";
import { stateMachine } from "./workloads/state-machine";
import { table } from "./workloads/table";
import { view } from "./workloads/view";

/** The kinds that the schema takes, by family. */
interface KindsInSchema {
  dataServices: z.output<typeof dataServiceSchema>["kind"];
  connections: z.output<typeof connectionSchema>["kind"];
  sources: z.output<typeof sourceSchema>["kind"];
  consumers: z.output<typeof consumerSchema>["kind"];
  workloads: z.output<typeof workloadSchema>["kind"];
}

/**
 * Every kind, by family and by the word that its schema tells it apart by. A family is the record of the environment
 * that its entries are in. One line here per kind; a kind of the schema that has none here does not compile.
 */
export const KINDS = {
  dataServices: {
    "kinesis-stream": kinesisStream,
    firehose,
    "msk-cluster": mskCluster,
    "transfer-server": transferServer,
    "as2-server": as2Server,
    "sftp-connector": sftpConnector,
    "transfer-web-app": transferWebApp,
    "rds-instance": rdsInstance,
    "aurora-cluster": auroraCluster,
    "database-proxy": databaseProxy,
    "redshift-serverless": redshiftServerless,
    "redshift-cluster": redshiftCluster,
    secret,
    "api-gateway": apiGateway,
    "iot-core": iotCore,
    "dms-replication": dmsReplication,
    "appflow-flow": appflowFlow,
    "glue-job": glueJob,
    "event-bus": eventBus,
    "event-pipe": eventPipe,
    "dynamodb-table": dynamodbTable,
    "datasync-task": datasyncTask,
    "msk-connector": mskConnector,
    "bedrock-guardrail": bedrockGuardrail,
    "bedrock-profile": bedrockProfile,
    "sagemaker-model-group": sagemakerModelGroup,
    "sagemaker-endpoint": sagemakerEndpoint,
    "lake-formation": lakeFormation,
    "zero-etl-integration": zeroEtlIntegration,
    "table-bucket": tableBucket,
    "table-optimizer": tableOptimizer,
    "data-exchange": dataExchange,
    "datazone-domain": datazoneDomain,
  },
  connections: { connection, "foreign-catalog": foreignCatalog, provider, "shared-catalog": sharedCatalog },
  sources: { "s3-files": s3Files, "cdc-files": cdcFiles, stream, database, saas },
  consumers: {
    "sql-warehouse": sqlWarehouse,
    query,
    alert,
    dashboard,
    "genie-space": genieSpace,
    recipient,
    share,
    "partner-tool": partnerTool,
    "enterprise-catalog": enterpriseCatalog,
    "reverse-etl": reverseEtl,
    lakebase,
    "model-endpoint": modelEndpoint,
    "table-tags": tableTags,
    "access-policy": accessPolicy,
    "vector-search": vectorSearch,
    "feature-store": featureStore,
    "model-monitor": modelMonitor,
    "table-monitor": tableMonitor,
    "schema-monitor": schemaMonitor,
    app,
    "object-tags": objectTags,
    quicksight: quickSight,
  },
  workloads: {
    pipeline,
    job,
    "event-trigger": eventTrigger,
    "state-machine": stateMachine,
    airflow,
    experiment,
    functions,
    table,
    view,
  },
} as const satisfies { readonly [F in keyof KindsInSchema]: Readonly<Record<KindsInSchema[F], Kind>> };

export type Family = keyof typeof KINDS;
/** Words for the kinds of a family. */
export type KindOf<F extends Family> = keyof (typeof KINDS)[F] & string;
/** An entry of a kind, resolved, with the word for its kind. */
export type ModelOf<F extends Family, K extends KindOf<F> = KindOf<F>> = {
  [W in KindOf<F>]: (typeof KINDS)[F][W] extends Kind<never, infer M> ? M : never;
}[K];

interface FamilyFacts {
  /** What an entry is called in messages. */
  readonly noun: string;
  /** Start of the construct ids of its entries: `source-orders`. */
  readonly id: string;
  /** Tag that names the entry, for cost reports. */
  readonly tag: string;
  /** Swim lane of its entries, unless their kind has another. */
  readonly lane: Lane;
  /** What a reference to one of its entries is marked with. */
  readonly target: RefTarget;
}

/** Families in the order in which they depend on each other, and what an entry of each is called. */
export const FAMILIES = {
  dataServices: { noun: "data service", id: "data-service", tag: "DataService", lane: "ingest", target: "dataService" },
  connections: { noun: "connection", id: "connection", tag: "Connection", lane: "ingest", target: "connection" },
  sources: { noun: "source", id: "source", tag: "Source", lane: "ingest", target: "source" },
  consumers: { noun: "consumer", id: "consumer", tag: "Consumer", lane: "serve", target: "consumer" },
  workloads: { noun: "workload", id: "workload", tag: "Workload", lane: "transform", target: "workload" },
} as const satisfies Readonly<Record<Family, FamilyFacts>>;

export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[];

/** The descriptor of a kind; undefined for a word that is none. */
export function kindOf(family: Family, kind: string | undefined): Kind | undefined {
  const kinds: Readonly<Record<string, Kind>> = KINDS[family];
  return kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

/** Swim lane of the entries of a kind. */
export const laneOf = (family: Family, kind: string): Lane => kindOf(family, kind)?.lane ?? FAMILIES[family].lane;

/** Tags that tell the resources of an entry: which one it is, and its swim lane. Cost reports and pictures go by them. */
export const entryTags = (family: Family, kind: string, key: string): Record<string, string> => ({
  [FAMILIES[family].tag]: key,
  [LANE_TAG]: laneOf(family, kind),
});

import { z } from "zod";
import { apiGateway } from "./api-gateway";
import { appflowFlow } from "./appflow-flow";
import { as2Server } from "./as2-server";
import { auroraCluster } from "./aurora-cluster";
import { bedrockGuardrail } from "./bedrock-guardrail";
import { bedrockProfile } from "./bedrock-profile";
import { dataExchange } from "./data-exchange";
import { databaseProxy } from "./database-proxy";
import { datasyncTask } from "./datasync-task";
import { datazoneDomain } from "./datazone-domain";
import { dmsReplication } from "./dms-replication";
import { dynamodbTable } from "./dynamodb-table";
import { eventBus } from "./event-bus";
import { eventPipe } from "./event-pipe";
import { firehose } from "./firehose";
import { glueJob } from "./glue-job";
import { iotCore } from "./iot-core";
import { kinesisStream } from "./kinesis-stream";
import { lakeFormation } from "./lake-formation";
import { mskCluster } from "./msk-cluster";
import { mskConnector } from "./msk-connector";
import { rdsInstance } from "./rds-instance";
import { redshiftCluster } from "./redshift-cluster";
import { redshiftServerless } from "./redshift-serverless";
import { sagemakerEndpoint } from "./sagemaker-endpoint";
import { sagemakerModelGroup } from "./sagemaker-model-group";
import { secret } from "./secret";
import { sftpConnector } from "./sftp-connector";
import { tableBucket } from "./table-bucket";
import { tableOptimizer } from "./table-optimizer";
import { transferServer } from "./transfer-server";
import { transferWebApp } from "./transfer-web-app";
import { zeroEtlIntegration } from "./zero-etl-integration";

/** Everything in AWS that feeds the lake or is fed by it, told apart by `kind`. One file and one line here per kind. */
export const dataServiceSchema = z.discriminatedUnion("kind", [
  kinesisStream,
  firehose,
  mskCluster,
  transferServer,
  as2Server,
  sftpConnector,
  transferWebApp,
  rdsInstance,
  auroraCluster,
  databaseProxy,
  redshiftServerless,
  redshiftCluster,
  secret,
  apiGateway,
  iotCore,
  dmsReplication,
  appflowFlow,
  glueJob,
  eventBus,
  eventPipe,
  dynamodbTable,
  datasyncTask,
  mskConnector,
  bedrockGuardrail,
  bedrockProfile,
  sagemakerModelGroup,
  sagemakerEndpoint,
  lakeFormation,
  zeroEtlIntegration,
  tableBucket,
  tableOptimizer,
  dataExchange,
  datazoneDomain,
]);

export type ParsedDataService = z.output<typeof dataServiceSchema>;

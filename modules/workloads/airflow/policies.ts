import { type AirflowEnvironment, CONNECTION_ID } from "../../../config/kinds/workloads/airflow";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

type Named = Pick<AirflowEnvironment, "name" | "arn" | "bucket" | "secrets">;

/** Source: Amazon MWAA user guide, "Amazon MWAA execution role". */
export const LOG = [
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:GetLogEvents",
  "logs:GetLogGroupFields",
  "logs:GetLogRecord",
  "logs:GetQueryResults",
  "logs:PutLogEvents",
];
export const QUEUE = [
  "sqs:ChangeMessageVisibility",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
  "sqs:ReceiveMessage",
  "sqs:SendMessage",
];
export const READ_PROGRAM = ["s3:GetBucket*", "s3:GetObject*", "s3:List*"];
const READ_SECRETS = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];
const USE_KEY = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"];

/** Queues of tasks are AWS's own, in an account of AWS. */
export const celeryQueues = ({ partition, region }: Pick<Place, "partition" | "region">): string =>
  `arn:${partition}:sqs:${region}:*:airflow-celery-*`;

/** Log groups of an environment, and what is in them. */
const logGroups = ({ partition, region, accountId }: Place, name: string): string[] =>
  ["", ":*"].map((parts) => `arn:${partition}:logs:${region}:${accountId}:log-group:airflow-${name}-*${parts}`);

/** MWAA takes the role for this environment alone. Source: its user guide, "Cross-service confused deputy prevention". */
export const airflowTrust = ({ arn }: Pick<Named, "arn">, { accountId }: Pick<Place, "accountId">): Statement[] => [
  {
    Sid: "Airflow",
    Effect: "Allow",
    Principal: { Service: ["airflow.amazonaws.com", "airflow-env.amazonaws.com"] },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": arn } },
  },
];

/**
 * What an environment and its DAGs may do: what MWAA needs, and read connections and variables of its own.
 * Source: Amazon MWAA user guide, "Amazon MWAA execution role", sample policy for a customer managed key.
 */
export function airflowStatements(
  { name, arn, bucket, secrets }: Named,
  dataKeyArn: string,
  place: Place,
): Statement[] {
  const { partition, region, accountId } = place;
  const bucketArn = bucketArnOf(partition, bucket);
  const via = (...services: readonly string[]) => services.map((service) => `${service}.${region}.amazonaws.com`);
  return [
    { Sid: "Health", Effect: "Allow", Action: "airflow:PublishMetrics", Resource: arn },
    { Sid: "ReadTheProgram", Effect: "Allow", Action: READ_PROGRAM, Resource: [bucketArn, `${bucketArn}/*`] },
    { Sid: "LookForPublicAccess", Effect: "Allow", Action: "s3:GetAccountPublicAccessBlock", Resource: "*" },
    { Sid: "Log", Effect: "Allow", Action: LOG, Resource: logGroups(place, name) },
    { Sid: "FindLogs", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    {
      Sid: "Measure",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": "AmazonMWAA" } },
    },
    { Sid: "Tasks", Effect: "Allow", Action: QUEUE, Resource: celeryQueues(place) },
    {
      Sid: "Encrypt",
      Effect: "Allow",
      Action: USE_KEY,
      Resource: dataKeyArn,
      Condition: { StringEquals: { "kms:ViaService": via("s3", "secretsmanager", "sqs") } },
    },
    {
      Sid: "Connections",
      Effect: "Allow",
      Action: READ_SECRETS,
      Resource: [secrets.connections, secrets.variables].map(
        (folder) => `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${folder}/*`,
      ),
    },
  ];
}

/** Name of the secret with the connection to Databricks. */
export const connectionSecretOf = ({ secrets }: Pick<Named, "secrets">): string =>
  `${secrets.connections}/${CONNECTION_ID}`;

/**
 * In the data key's policy: CloudWatch Logs encrypts the logs of environments. MWAA itself gets the key by grants of whoever
 * makes an environment. Source: Amazon MWAA user guide, "Using customer managed keys for encryption".
 */
export const dataKeyStatements = (environments: readonly Pick<Named, "name">[], place: Place): Statement[] =>
  environments.length === 0
    ? []
    : [
        {
          Sid: "LogsOfAirflow",
          Effect: "Allow",
          Principal: { Service: `logs.${place.region}.amazonaws.com` },
          Action: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
          Resource: "*",
          Condition: {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn": environments.flatMap(({ name }) => logGroups(place, name)[0] ?? []),
            },
          },
        },
      ];

const fromThisAccount = ({ accountId }: Pick<Place, "accountId">): Statement["Condition"] => ({
  StringEquals: { "aws:PrincipalAccount": accountId },
});

/** In the policy of the endpoint of S3: environments read their buckets. */
export const s3Statements = (environments: readonly Pick<Named, "bucket">[], place: Place): Statement[] =>
  environments.length === 0
    ? []
    : [
        {
          Sid: "ProgramsOfAirflow",
          Effect: "Allow",
          Principal: "*",
          Action: READ_PROGRAM,
          Resource: environments.flatMap(({ bucket }) => {
            const arn = bucketArnOf(place.partition, bucket);
            return [arn, `${arn}/*`];
          }),
          Condition: fromThisAccount(place),
        },
      ];

/** In the policy of the endpoint of SQS: queues of tasks are not this account's. */
export const sqsStatements = (environments: readonly unknown[], place: Place): Statement[] =>
  environments.length === 0
    ? []
    : [
        {
          Sid: "TasksOfAirflow",
          Effect: "Allow",
          Principal: "*",
          Action: QUEUE,
          Resource: celeryQueues(place),
          Condition: fromThisAccount(place),
        },
      ];

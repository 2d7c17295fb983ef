import { partsOf, textIn } from "../item";
import type { ListedKind } from "../kind";

/** `arn:aws:s3tables:eu-west-1:111111111111:bucket/lake/table/…` */
const TABLE_BUCKET = /^(arn:.+:bucket\/([^/]+))\/table\//;
const LOG_STREAM = /:log-group:([^:]+):log-stream:(.+)$/;
const CONSUMER = /:stream\/([^/]+)\/consumer\/(.+):\d+$/;
/** `https://sqs.eu-west-1.amazonaws.com/111111111111/orders` */
const QUEUE = /^https:\/\/[^/]+\/(\d{12})\/([^/]+)$/;
const QUEUE_REGION = /^https:\/\/sqs\.([a-z0-9-]+)\./;

/** A table's namespace is a list of one name. */
const namespaceOf = ({ namespace }: Readonly<Record<string, unknown>>): string | undefined => {
  const [first, ...more] = Array.isArray(namespace) ? (namespace as readonly unknown[]) : [];
  return typeof first === "string" && more.length === 0 ? first : undefined;
};

/**
 * What is in something else in AWS, so that its id has several parts. Fields: models of its services that the aws command
 * prints by (botocore 1.43.11, 2026-11-29).
 */
export const WITHIN_AWS: readonly ListedKind[] = [
  {
    part: "bucketTable",
    command: "aws s3tables list-tables --table-bucket-arn ARN",
    noun: "tables of table buckets",
    has: ["tableARN", "namespace", "name"],
    id: (item) => {
      const [, bucket] = TABLE_BUCKET.exec(textIn(item, "tableARN")) ?? [];
      const namespace = namespaceOf(item);
      return bucket === undefined || namespace === undefined
        ? undefined
        : `${bucket};${namespace};${textIn(item, "name")}`;
    },
    name: (item) => {
      const [, , bucket = ""] = TABLE_BUCKET.exec(textIn(item, "tableARN")) ?? [];
      return `${bucket}/${namespaceOf(item) ?? ""}/${textIn(item, "name")}`;
    },
    arn: "tableARN",
    never: (item) => (textIn(item, "type") === "aws" ? "tables of AWS's services" : undefined),
  },
  {
    part: "quicksightGroup",
    command: "aws quicksight list-groups --aws-account-id ID --namespace default",
    noun: "groups of QuickSight",
    has: ["Arn", "GroupName", "PrincipalId"],
    id: "Arn",
    name: "GroupName",
    arn: "Arn",
  },
  {
    part: "queue",
    command: "aws sqs list-queues",
    noun: "queues",
    has: ["QueueUrl"],
    texts: { list: "QueueUrls", field: "QueueUrl" },
    id: "QueueUrl",
    name: partsOf({ QueueUrl: QUEUE }, (_, name = "") => name),
    account: partsOf({ QueueUrl: QUEUE }, (account = "") => account),
    region: partsOf({ QueueUrl: QUEUE_REGION }, (region = "") => region),
  },
  {
    part: "logStream",
    command: "aws logs describe-log-streams --log-group-name NAME",
    noun: "streams of log groups",
    has: ["logStreamName", "arn"],
    id: partsOf({ arn: LOG_STREAM }, (group, stream) => `${group}:${stream}`),
    name: partsOf({ arn: LOG_STREAM }, (group, stream) => `${group}:${stream}`),
    arn: "arn",
  },
  {
    part: "streamConsumer",
    command: "aws kinesis list-stream-consumers --stream-arn ARN",
    noun: "consumers of streams",
    has: ["ConsumerName", "ConsumerARN", "ConsumerStatus"],
    id: "ConsumerARN",
    name: partsOf({ ConsumerARN: CONSUMER }, (stream, name) => `${stream}/${name}`),
    arn: "ConsumerARN",
  },
  {
    part: "catalogDatabase",
    command: "aws glue get-databases",
    noun: "databases of Glue",
    has: ["Name", "CatalogId", "CreateTableDefaultPermissions"],
    // Catalogs of catalogs have the same fields.
    hasNot: ["ResourceArn", "CreateDatabaseDefaultPermissions"],
    id: (item) => `${textIn(item, "CatalogId")}:${textIn(item, "Name")}`,
    name: "Name",
    account: "CatalogId",
  },
  {
    part: "lakeTag",
    command: "aws lakeformation list-lf-tags",
    noun: "tags of Lake Formation",
    has: ["CatalogId", "TagKey", "TagValues"],
    id: (item) => `${textIn(item, "CatalogId")}:${textIn(item, "TagKey")}`,
    name: "TagKey",
    account: "CatalogId",
  },
];

/** Names that people know, of the last part of an endpoint's service name. */
const TITLES: Readonly<Record<string, string>> = {
  s3: "S3",
  dynamodb: "DynamoDB",
  sts: "STS",
  "kinesis-streams": "Kinesis",
  kms: "KMS",
  glue: "Glue",
  secretsmanager: "Secrets Manager",
  redshift: "Redshift",
  "redshift-data": "Redshift Data",
  "rds-data": "RDS Data",
  sqs: "SQS",
  sns: "SNS",
  "ecr.api": "ECR API",
  "ecr.dkr": "ECR images",
  logs: "CloudWatch Logs",
  "bedrock-runtime": "Bedrock",
};

/** `com.amazonaws.eu-west-1.kinesis-streams` → `Kinesis`; what is not known goes by its own name. */
export function serviceTitle(serviceName: string): string {
  const [, service = serviceName] = /^com\.amazonaws\.[a-z0-9-]+\.(.+)$/.exec(serviceName) ?? [];
  return TITLES[service] ?? service;
}

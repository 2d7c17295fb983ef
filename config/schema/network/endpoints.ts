import { z } from "zod";
import { show } from "../../plain";
import { distinct, wrong } from "../common";

/** Services of AWS that can be reached inside the VPC, beside S3, STS and Kinesis, which always are. */
export const ENDPOINT_SERVICES = [
  "airflow.api",
  "airflow.env",
  "airflow.ops",
  "bedrock-runtime",
  "dynamodb",
  "ecr.api",
  "ecr.dkr",
  "glue",
  "kms",
  "logs",
  "monitoring",
  "rds-data",
  "redshift",
  "redshift-data",
  "sagemaker.api",
  "sagemaker.runtime",
  "secretsmanager",
  "sns",
  "sqs",
] as const;

export type EndpointService = (typeof ENDPOINT_SERVICES)[number];

/** As people write the services whose endpoints are always made. */
const ALWAYS: readonly unknown[] = ["s3", "sts", "kinesis", "kinesis-streams"];

const endpointService = z.enum(ENDPOINT_SERVICES, {
  error: ({ input }) =>
    ALWAYS.includes(input) ? wrong(`the endpoint of ${show(input)} is made always`, "remove it") : undefined,
});

/** Names as AWS writes them behind `com.amazonaws.<region>.`. */
export const endpointServices = distinct(z.array(endpointService));

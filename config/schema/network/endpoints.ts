import { z } from "zod";
import { distinct } from "../common";

/** Services of AWS that can be reached inside the VPC, beside S3, STS and Kinesis, which always are. */
export const ENDPOINT_SERVICES = [
  "bedrock-runtime",
  "dynamodb",
  "ecr.api",
  "ecr.dkr",
  "glue",
  "kms",
  "logs",
  "rds-data",
  "redshift",
  "redshift-data",
  "secretsmanager",
  "sns",
  "sqs",
] as const;

export type EndpointService = (typeof ENDPOINT_SERVICES)[number];

/** Names as AWS writes them behind `com.amazonaws.<region>.`. */
export const endpointServices = distinct(z.array(z.enum(ENDPOINT_SERVICES)));

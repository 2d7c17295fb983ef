import type { EndpointService } from "../../config/schema/network/endpoints";
import type { Statement } from "../iam/policy-document";

export interface OwnAccountProps {
  /** The environment's AWS account. */
  readonly accountId: string;
}

/** Action prefixes of a service, and whether its resources belong to an account. */
const SERVICES: Readonly<Record<EndpointService, { readonly prefixes: readonly string[]; readonly owned: boolean }>> = {
  "airflow.api": { prefixes: ["airflow"], owned: true },
  "airflow.env": { prefixes: ["airflow"], owned: true },
  "airflow.ops": { prefixes: ["airflow"], owned: true },
  // Foundation models belong to nobody.
  "bedrock-runtime": { prefixes: ["bedrock"], owned: false },
  dynamodb: { prefixes: ["dynamodb"], owned: true },
  "ecr.api": { prefixes: ["ecr"], owned: true },
  "ecr.dkr": { prefixes: ["ecr"], owned: true },
  glue: { prefixes: ["glue"], owned: true },
  kms: { prefixes: ["kms"], owned: true },
  logs: { prefixes: ["logs"], owned: true },
  // Metrics are of whoever reports them.
  monitoring: { prefixes: ["cloudwatch"], owned: false },
  "rds-data": { prefixes: ["rds-data"], owned: true },
  redshift: { prefixes: ["redshift"], owned: true },
  "redshift-data": { prefixes: ["redshift", "redshift-data", "redshift-serverless"], owned: true },
  "sagemaker.api": { prefixes: ["sagemaker"], owned: true },
  "sagemaker.runtime": { prefixes: ["sagemaker"], owned: true },
  secretsmanager: { prefixes: ["secretsmanager"], owned: true },
  sns: { prefixes: ["sns"], owned: true },
  sqs: { prefixes: ["sqs"], owned: true },
};

/** Policy of an endpoint: identities of this account, on things of this account, so that no data leaves to another. */
export function ownAccountStatements(service: EndpointService, { accountId }: OwnAccountProps): Statement[] {
  const { prefixes, owned } = SERVICES[service];
  return [
    {
      Sid: "ThisAccount",
      Effect: "Allow",
      Principal: "*",
      Action: prefixes.map((prefix) => `${prefix}:*`),
      Resource: "*",
      Condition: {
        StringEquals: { "aws:PrincipalAccount": accountId, ...(owned && { "aws:ResourceAccount": accountId }) },
      },
    },
  ];
}

import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { STATE } from "./bootstrap";

export const PIPELINE_ACCOUNT = "555555555555";
export const STATE_KEY = `arn:aws:kms:eu-west-1:${PIPELINE_ACCOUNT}:key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70`;

/** A pipeline that deploys the account and the environment. */
export const PIPELINE = {
  awsAccountId: PIPELINE_ACCOUNT,
  region: "eu-west-1",
  connection: { mode: "create" },
  repository: "acme/lakehouse",
  stages: [{ target: "account" }, { target: "dev", approval: "none" }],
  emails: ["data-platform@acme.example"],
  databricksSecretArn: `arn:aws:secretsmanager:eu-west-1:${PIPELINE_ACCOUNT}:secret:databricks-deployer-AbCdEf`,
} as const;

/** States in S3, a pipeline beside them, and an environment that lets its builds in. */
export function withPipeline(input: EnvironmentInput, account: AccountInput): void {
  account.state = { ...STATE, kmsKeyArn: STATE_KEY };
  account.codePipeline = { ...PIPELINE, stages: [...PIPELINE.stages], emails: [...PIPELINE.emails] };
  account.attestations = {
    ...account.attestations,
    "state-backend-exists": "A. Lovelace, 2026-11-02",
    "codepipeline-secret": "A. Lovelace, 2026-11-02",
  };
  input.foundation = {
    ...input.foundation,
    permissionsBoundary: { mode: "create" },
    ciRoles: { kind: "codepipeline" },
  };
}

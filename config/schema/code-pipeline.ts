import { z } from "zod";
import { CODE_CONNECTIONS } from "../facts/code-pipeline";
import { awsAccountId, awsRegion, distinct, logRetentionDays, slug } from "./common";
import { connectionArn, secretArn } from "./text/aws";
import { gitRef } from "./text/git";
import { repository } from "./text/github";
import { email } from "./text/mail";

/** How AWS reaches the repository. */
const connection = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Made here; it stays pending until somebody completes it in the console (manual step `codepipeline-connection`). */
    mode: z.literal("create"),
    /** Where the repository is. Default `GitHub`. */
    provider: z.enum(CODE_CONNECTIONS.value.providers).default("GitHub"),
  }),
  z.strictObject({
    /** A connection that is there already, for example one to a host of your own. */
    mode: z.literal("existing"),
    /** ARN of the connection, in the same AWS account: `arn:aws:codeconnections:eu-west-1:123456789012:connection/<uuid>`. */
    connectionArn,
  }),
]);

/** What the pipeline deploys in one of its stages. */
const deployment = z.strictObject({
  /** `account`, or the name of an environment. */
  target: slug,
  /** Whether somebody approves it, once its plan is there: `manual`, or `none`. Default `manual`. */
  approval: z.enum(["manual", "none"]).default("manual"),
});

/** A pipeline of AWS CodePipeline that checks, plans and deploys what is merged, with everything that it needs. */
export const codePipelineSchema = z.strictObject({
  /** AWS account of the pipeline: 12 digits, as text. With `bootstrap` and a stage `account`, that of the bucket of the states. */
  awsAccountId,
  /** AWS region of the pipeline. */
  region: awsRegion,
  /** How AWS reaches the repository. */
  connection,
  /** Repository with this project, `owner/name`. */
  repository,
  /** Branch that is deployed. Default `main`. */
  branch: gitRef.default("main"),
  /** What starts the pipeline: a `push` to the branch, or nothing but somebody who starts it (`manual`). Default `push`. */
  trigger: z.enum(["push", "manual"]).default("push"),
  /** What is deployed, a stage each, in this order; `account` comes first. */
  stages: z.array(deployment).min(1).max(40),
  /** Days that an approval may wait before it counts as refused, 1 to 60. Default 7. */
  approvalDays: z.int().min(1).max(60).default(7),
  /** E-mail addresses that are told when something waits for an approval, and when a run fails. Each gets a mail with a link first. */
  emails: distinct(z.array(email)).min(1).max(20),
  /**
   * ARN of a secret of Secrets Manager in the pipeline's account and region, with the deployer's credentials for Databricks:
   * `{ "client_id": "…", "client_secret": "…" }`. It is put there by hand (manual step `codepipeline-secret`).
   */
  databricksSecretArn: secretArn,
  /** How large the machines of builds are, as CodeBuild calls them. Default `BUILD_GENERAL1_LARGE`: the tests take long. */
  computeType: z.enum(CODE_CONNECTIONS.value.computeTypes).default("BUILD_GENERAL1_LARGE"),
  /** Minutes after which a build is ended, 10 to 480. Default 240. */
  timeoutMinutes: z.int().min(10).max(480).default(240),
  /** Days that the output of builds is kept in CloudWatch. Default 365. */
  logDays: logRetentionDays.default(365),
  /** Days that sources and reports are kept in the bucket of the pipeline, 7 to 3650. Default 90. */
  artifactDays: z.int().min(7).max(3650).default(90),
  /** The key that encrypts sources, reports, logs and messages. Default: a key of its own, as its fields say. */
  key: z
    .strictObject({
      /** Days between asking for its deletion and losing it, 7 to 30. Default 30. */
      deletionWindowDays: z.int().min(7).max(30).default(30),
      /** Days between automatic rotations, 90 to 2560. Default 365. */
      rotationDays: z.int().min(90).max(2560).default(365),
    })
    .prefault({}),
});

export type ParsedCodePipeline = z.output<typeof codePipelineSchema>;

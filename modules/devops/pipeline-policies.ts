import { BUILDS } from "../../config/derive/code-pipeline";
import type { Statement } from "../iam/policy-document";
import type { Place } from "../place";
import { artifactStatements, repositoryStatement } from "./build-policies";
import { projectArn, type Workshop } from "./workshop";

/** ARN of a pipeline, known before it exists. */
export const pipelineArnOf = ({ partition, region, accountId }: Place, pipelineName: string): string =>
  `arn:${partition}:codepipeline:${region}:${accountId}:${pipelineName}`;

/** The one pipeline takes the role. */
export const pipelineTrust = (place: Place, pipelineName: string): Statement[] => [
  {
    Sid: "Pipeline",
    Effect: "Allow",
    Principal: { Service: "codepipeline.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: { "aws:SourceArn": pipelineArnOf(place, pipelineName) },
    },
  },
];

/** Fetches the sources, starts builds, and tells who approves. */
export const pipelineStatements = (workshop: Workshop, topicArn: string): Statement[] => [
  repositoryStatement(workshop),
  ...artifactStatements(workshop),
  {
    Sid: "Build",
    Effect: "Allow",
    Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild"],
    Resource: BUILDS.map((build) => projectArn(workshop, build)),
  },
  { Sid: "Approvals", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
];

/** The rule about failures publishes; approvals come with the role of the pipeline; nobody does without TLS. */
export const topicStatements = (topicArn: string, accountId: string, ruleArn: string): Statement[] => [
  {
    Sid: "FailuresPublish",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { StringEquals: { "aws:SourceAccount": accountId }, ArnEquals: { "aws:SourceArn": ruleArn } },
  },
  {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
];

/** Policy of the key beside that of its account: logs of builds and messages about failures. */
export const workshopKeyStatements = ({ partition, region, accountId }: Place, logGroupStart: string): Statement[] => [
  {
    Sid: "Logs",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    Resource: "*",
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupStart}*`,
      },
    },
  },
  {
    Sid: "Failures",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];

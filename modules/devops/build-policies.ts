import type { Build } from "../../config/derive/code-pipeline";
import { type AccountLogs, accountLogStatements } from "../account-logs/actions";
import { accountStateStatements, type StatePlace } from "../bootstrap/policies";
import type { Statement } from "../iam/policy-document";
import { logGroupName, projectArn, type Workshop } from "./workshop";

/** Both names of the service: connections that were made before July 2024 are called by the older one. */
const USE_CONNECTION = ["codeconnections:UseConnection", "codestar-connections:UseConnection"];

/** Reads the repository, as far as whoever completed the connection has let it. */
export const repositoryStatement = ({ connectionArn }: Workshop): Statement => ({
  Sid: "Repository",
  Effect: "Allow",
  Action: USE_CONNECTION,
  Resource: connectionArn,
});

/** Sources and reports, and the key that encrypts them. */
export const artifactStatements = ({ bucketArn, kmsKeyArn }: Workshop): Statement[] => [
  { Sid: "Bucket", Effect: "Allow", Action: ["s3:GetBucketLocation", "s3:GetBucketVersioning"], Resource: bucketArn },
  {
    Sid: "Artifacts",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
    Resource: `${bucketArn}/*`,
  },
  { Sid: "Key", Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: kmsKeyArn },
];

/** A build of one project takes the role, and nothing else of CodeBuild does. */
export const buildTrust = (workshop: Workshop, builds: readonly Build[]): Statement[] => [
  {
    Sid: "Builds",
    Effect: "Allow",
    Principal: { Service: "codebuild.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": workshop.place.accountId },
      ArnLike: { "aws:SourceArn": builds.map((build) => projectArn(workshop, build)) },
    },
  },
];

/** What every build may: its sources and reports, and its output. */
export function buildStatements(workshop: Workshop, builds: readonly Build[]): Statement[] {
  const { partition, region, accountId } = workshop.place;
  return [
    repositoryStatement(workshop),
    ...artifactStatements(workshop),
    {
      Sid: "Output",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: builds.map(
        (build) => `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName(workshop, build)}:*`,
      ),
    },
  ];
}

/** What a build needs that plans or deploys. */
export interface DeployerProps {
  /** Patterns of the roles that environments let it take. */
  readonly roleArns: readonly string[];
  /** Secret with the credentials for Databricks. */
  readonly databricksSecretArn: string;
  /** State of the stack of the Databricks account; none where no stage deploys that. */
  readonly accountState: { readonly place: StatePlace; readonly kmsKeyArn: string | undefined } | undefined;
  /** Logs of the account, which its stack makes in the same AWS account. Default none. */
  readonly logs?: AccountLogs | undefined;
  /** Whether it changes what it looks at. */
  readonly writes: boolean;
}

/** Signs in to Databricks, takes the roles of environments, and works with the state of the stack of the account. */
export function deployerStatements(props: DeployerProps): Statement[] {
  const { accountState, logs, writes } = props;
  return [
    ...(props.roleArns.length === 0
      ? []
      : [{ Sid: "Environments", Effect: "Allow", Action: "sts:AssumeRole", Resource: props.roleArns } as const]),
    {
      Sid: "Databricks",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: props.databricksSecretArn,
    },
    ...(accountState === undefined
      ? []
      : [
          ...accountStateStatements(accountState.place, accountState.kmsKeyArn, writes),
          ...(logs === undefined ? [] : accountLogStatements(logs, accountState.kmsKeyArn, writes)),
        ]),
  ];
}

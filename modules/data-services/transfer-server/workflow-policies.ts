import { functionsOf, type TransferServerModel } from "../../../config/kinds/data-services/transfer-server";
import { targetsOf } from "../../../config/kinds/data-services/transfer-workflow";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

/** What works on files calls on those that are there. Source: Transfer Family user guide, "IAM policies for workflows". */
const READ = ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"];
const TAG = ["s3:PutObjectTagging", "s3:PutObjectVersionTagging"];
const WRITE = ["s3:AbortMultipartUpload", "s3:PutObject"];
/** All of it, for the most that roles of the layer may do. */
export const WORK_ON_FILES = [...READ, ...TAG];

export interface WorkflowStatementsProps {
  readonly server: Pick<TransferServerModel, "bucket" | "folders" | "onUpload" | "onPartialUpload">;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
}

/** What the role of workflows may do: the steps that there are, in the folders of the server and those that they name. */
export function workflowStatements({ server, kmsKeyArn, place }: WorkflowStatementsProps): Statement[] {
  const { partition, region } = place;
  const bucket = bucketArnOf(partition, server.bucket);
  const objects = (folders: readonly string[]) => folders.map((folder) => `${bucket}/${folder}/*`);
  const targets = [
    ...new Set([...targetsOf(server.onUpload), ...targetsOf(server.onPartialUpload)].map(({ folder }) => folder)),
  ];
  const all = objects([...server.folders, ...targets]);
  const steps = [server.onUpload, server.onPartialUpload].flatMap((workflow) =>
    workflow === undefined ? [] : [...workflow.steps, ...workflow.onFailure],
  );
  const does = (word: (typeof steps)[number]["do"]): boolean => steps.some((step) => step.do === word);
  const functions = functionsOf(server);
  const some = (wanted: boolean, statement: Statement): Statement[] => (wanted ? [statement] : []);
  return [
    { Sid: "FindTheBucket", Effect: "Allow", Action: ["s3:GetBucketLocation", "s3:ListBucket"], Resource: bucket },
    { Sid: "ReadFiles", Effect: "Allow", Action: READ, Resource: all },
    ...some(targets.length > 0, {
      Sid: "WriteFiles",
      Effect: "Allow",
      Action: [...WRITE, "s3:PutObjectTagging"],
      Resource: objects(targets),
    }),
    ...some(does("tag"), { Sid: "TagFiles", Effect: "Allow", Action: TAG, Resource: all }),
    ...some(does("delete"), { Sid: "DeleteFiles", Effect: "Allow", Action: "s3:DeleteObject", Resource: all }),
    ...some(functions.length > 0, {
      Sid: "CallFunctions",
      Effect: "Allow",
      Action: "lambda:InvokeFunction",
      Resource: functions,
    }),
    {
      Sid: "UseKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: kmsKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, ...all] },
      },
    },
  ];
}

/** Secrets with PGP keys have names that the service looks for. Source: user guide, "Generate and manage PGP keys". */
export const pgpKeyStatement = (serverId: string, { partition, region, accountId }: Place): Statement => ({
  Sid: "PgpKeys",
  Effect: "Allow",
  Action: "secretsmanager:GetSecretValue",
  Resource: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:aws/transfer/${serverId}/*`,
});

/** What calls an API for a server may do. */
export const invocationStatement = (invokedArn: string): Statement => ({
  Sid: "AskTheApi",
  Effect: "Allow",
  Action: "execute-api:Invoke",
  Resource: invokedArn,
});

import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

/** AppFlow works in its own name: it takes no role to put files or to read a secret. */
const APPFLOW = { Service: "appflow.amazonaws.com" };
/** Only for flows of this account. Source: AppFlow user guide, "Cross-service confused deputy prevention". */
const ofThisAccount = ({ accountId }: Pick<Place, "accountId">) => ({
  StringEquals: { "aws:SourceAccount": accountId },
});

/**
 * What a zone's bucket lets AppFlow do, for the folders of its flows alone.
 * Source: AppFlow user guide, "Amazon S3 bucket policies for Amazon AppFlow".
 */
export function bucketStatements(
  flows: readonly Pick<AppflowModel, "zone" | "bucket" | "folder" | "isMade">[],
  zone: string,
  place: Pick<Place, "partition" | "accountId">,
): Statement[] {
  const here = flows.filter((flow) => flow.zone === zone && flow.isMade);
  const [first] = here;
  if (first === undefined) return [];
  const bucket = bucketArnOf(place.partition, first.bucket);
  return [
    {
      Sid: "FlowsLookAtTheBucket",
      Effect: "Allow",
      Principal: APPFLOW,
      Action: ["s3:GetBucketAcl", "s3:ListBucketMultipartUploads"],
      Resource: bucket,
      Condition: ofThisAccount(place),
    },
    {
      Sid: "FlowsPutFiles",
      Effect: "Allow",
      Principal: APPFLOW,
      Action: ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject", "s3:PutObjectAcl"],
      Resource: here.map(({ folder }) => `${bucket}/${folder}/*`),
      Condition: ofThisAccount(place),
    },
  ];
}

/** What the data key lets AppFlow do: encrypt files, and decrypt the client that a flow signs in with. */
export function dataKeyStatements(flows: readonly Pick<AppflowModel, "isMade">[], place: Place): Statement[] {
  return flows.some(({ isMade }) => isMade)
    ? [
        {
          Sid: "Flows",
          Effect: "Allow",
          Principal: APPFLOW,
          Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: ofThisAccount(place),
        },
      ]
    : [];
}

/** Policy of a secret that is made here: AppFlow reads it, and nobody else does, whatever their own policies say. */
export function clientSecretPolicy(place: Pick<Place, "accountId">): Statement[] {
  return [
    {
      Sid: "AppFlow",
      Effect: "Allow",
      Principal: APPFLOW,
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: "*",
      Condition: ofThisAccount(place),
    },
    {
      Sid: "NobodyElse",
      Effect: "Deny",
      Principal: "*",
      Action: ["secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue"],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
    },
    {
      Sid: "EncryptedInTransit",
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}

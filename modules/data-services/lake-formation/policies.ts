import type { RegisteredLocation } from "../../../config/kinds/data-services/lake-formation";
import type { Statement } from "../../iam/policy-document";
import { pascalCase } from "../../pascal-case";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

/** What credentials that Lake Formation hands out can do with files; it narrows each of them down to what is granted. */
const READ = ["s3:GetObject"];
const WRITE = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"];
const actionsOf = ({ access }: Pick<RegisteredLocation, "access">) => (access === "read" ? READ : WRITE);

/**
 * Lake Formation takes the role, and says for no account; nobody can register a folder with it who may not hand it on.
 * Source: Lake Formation developer guide, "Requirements for roles used to register locations".
 */
export const lakeFormationTrust: readonly Statement[] = [
  {
    Sid: "LakeFormation",
    Effect: "Allow",
    Principal: { Service: ["glue.amazonaws.com", "lakeformation.amazonaws.com"] },
    Action: "sts:AssumeRole",
  },
];

/** ARN by which a folder is registered. */
export const locationArnOf = ({ bucket, folder }: Pick<RegisteredLocation, "bucket" | "folder">, partition: string) =>
  [bucketArnOf(partition, bucket), ...(folder === undefined ? [] : [folder])].join("/");

/** What the role may do: reach the folders that are registered with it, and no others. */
export function locationStatements(
  locations: Readonly<Record<string, RegisteredLocation>>,
  dataKeyArn: string,
  { partition, region }: Pick<Place, "partition" | "region">,
): Statement[] {
  return Object.entries(locations).flatMap(([key, location]): Statement[] => {
    const { bucket: name, folder, access, otherBucket } = location;
    const sid = pascalCase(key);
    const bucket = bucketArnOf(partition, name);
    const objects = `${locationArnOf(location, partition)}/*`;
    const keyArn =
      otherBucket === undefined ? dataKeyArn : otherBucket.key.mode === "other" ? otherBucket.key.arn : undefined;
    return [
      {
        Sid: `List${sid}`,
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: bucket,
        ...(folder !== undefined && { Condition: { StringLike: { "s3:prefix": [folder, `${folder}/*`] } } }),
      },
      { Sid: `Files${sid}`, Effect: "Allow", Action: actionsOf(location), Resource: objects },
      ...(keyArn === undefined
        ? []
        : [
            {
              Sid: `Key${sid}`,
              Effect: "Allow" as const,
              Action: access === "read" ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:GenerateDataKey"],
              Resource: keyArn,
              Condition: {
                StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
                StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, objects] },
              },
            },
          ]),
    ];
  });
}

/** The most that such roles do with buckets that are no zones. */
export function otherBucketsAtMost(
  { region }: Pick<Place, "region">,
  {
    read,
    written,
    readKeys,
    writtenKeys,
  }: Readonly<Record<"read" | "written" | "readKeys" | "writtenKeys", readonly string[]>>,
): Statement[] {
  const on = (
    Sid: string,
    Action: readonly string[],
    Resource: readonly string[],
    Condition?: Statement["Condition"],
  ) =>
    Resource.length === 0 ? [] : [{ Sid, Effect: "Allow" as const, Action, Resource, ...(Condition && { Condition }) }];
  const viaS3 = { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } };
  const files = (buckets: readonly string[]) => buckets.map((bucket) => `${bucket}/*`);
  return [
    ...on("RegisteredBuckets", ["s3:ListBucket"], [...new Set([...read, ...written])]),
    ...on("RegisteredFiles", READ, files(read)),
    ...on("RegisteredFilesToWrite", WRITE, files(written)),
    ...on("KeysOfRegisteredFiles", ["kms:Decrypt"], readKeys, viaS3),
    ...on("KeysOfRegisteredFilesToWrite", ["kms:Decrypt", "kms:GenerateDataKey"], writtenKeys, viaS3),
  ];
}

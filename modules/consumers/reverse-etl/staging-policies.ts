import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** What the program calls on files that a warehouse loads: it puts them there, and takes them away. */
export const STAGE_FILES = ["s3:DeleteObject", "s3:PutObject"];

/** What the role of the service credential may do: put files into one folder, encrypted with the key of the zone. */
export const stagingStatements = (
  folderArn: string,
  dataKeyArn: string,
  { region }: Pick<Place, "region">,
): Statement[] => [
  { Sid: "StageFiles", Effect: "Allow", Action: STAGE_FILES, Resource: `${folderArn}/*` },
  {
    Sid: "EncryptThem",
    Effect: "Allow",
    Action: "kms:GenerateDataKey",
    Resource: dataKeyArn,
    Condition: {
      StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
      // With a bucket key, the bucket alone is named.
      StringLike: {
        "kms:EncryptionContext:aws:s3:arn": [folderArn.slice(0, folderArn.indexOf("/")), `${folderArn}/*`],
      },
    },
  },
];

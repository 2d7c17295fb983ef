import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

export interface PartnerTrustProps {
  readonly place: Pick<Place, "partition">;
  /** Accounts (12 digits) and ARNs of roles. */
  readonly assumedBy: readonly string[];
  readonly externalId: string;
}

/** The partner alone may take the role, and only for this customer. Source: IAM user guide, "The confused deputy problem". */
export const partnerTrust = ({ place, assumedBy, externalId }: PartnerTrustProps): Statement[] => [
  {
    Sid: "ThePartner",
    Effect: "Allow",
    Principal: {
      AWS: assumedBy.map((who) => (who.startsWith("arn:") ? who : `arn:${place.partition}:iam::${who}:root`)),
    },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": externalId } },
  },
];

export interface PartnerAccessProps {
  readonly place: Place;
  readonly bucketName: string;
  /** Folder of the bucket, without slashes at the ends. */
  readonly folder: string;
  /** Key that encrypts the bucket. */
  readonly kmsKeyArn: string;
}

/** Writing into one folder of one bucket: no listing, no reading. Uploads in parts read their data key back. */
export function partnerAccess({ place, bucketName, folder, kmsKeyArn }: PartnerAccessProps): Statement[] {
  const bucket = bucketArnOf(place.partition, bucketName);
  const objects = `${bucket}/${folder}/*`;
  return [
    { Sid: "FindTheBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucket },
    { Sid: "PutFiles", Effect: "Allow", Action: ["s3:AbortMultipartUpload", "s3:PutObject"], Resource: objects },
    {
      Sid: "UseKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: kmsKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` },
        // The first where the bucket has a key of its own for its objects.
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, objects] },
      },
    },
  ];
}

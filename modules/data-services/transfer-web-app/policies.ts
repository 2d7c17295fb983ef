import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { folderFiles } from "../transfer-policies";

/** S3 Access Grants of the account and region. Source: service authorization reference, "Amazon S3". */
export const grantsArn = ({ partition, region, accountId }: Place): string =>
  `arn:${partition}:s3:${region}:${accountId}:access-grants/default`;

/** The page takes the role for whoever signed in, whom it passes on. Source: Transfer Family user guide, "Configure IAM roles for Transfer Family web apps". */
export const bearerTrust = ({ accountId }: Place): Statement[] => [
  {
    Sid: "ThePage",
    Effect: "Allow",
    Principal: { Service: "transfer.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:SetContext"],
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];

/** What it asks S3 Access Grants for; what comes of it depends on who asks. Source: as above. */
export const bearerStatements = (place: Place): Statement[] => [
  {
    Sid: "AskForFiles",
    Effect: "Allow",
    Action: ["s3:GetDataAccess", "s3:ListCallerAccessGrants"],
    Resource: grantsArn(place),
  },
  // Knows no narrower resource.
  { Sid: "FindTheGrants", Effect: "Allow", Action: "s3:ListAccessGrantsInstances", Resource: "*" },
];

/** S3 Access Grants take the role, and say for whom. Source: S3 user guide, "Register a location". */
export const filesTrust = (place: Place): Statement[] => {
  const Principal = { Service: "access-grants.s3.amazonaws.com" };
  const ours = { "aws:SourceAccount": place.accountId, "aws:SourceArn": grantsArn(place) };
  return [
    {
      Sid: "AccessGrants",
      Effect: "Allow",
      Principal,
      Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
      Condition: { StringEquals: ours },
    },
    {
      Sid: "ForPeople",
      Effect: "Allow",
      Principal,
      Action: "sts:SetContext",
      Condition: {
        StringEquals: ours,
        "ForAllValues:ArnEquals": {
          "sts:RequestContextProviders": `arn:${place.partition}:iam::aws:contextProvider/IdentityCenter`,
        },
      },
    },
  ];
};

export interface FilesProps {
  readonly place: Place;
  readonly bucketName: string;
  /** Folders of the bucket, without slashes at the ends. */
  readonly folders: readonly string[];
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
}

/** The most that anybody does in the folders; each grant gives a part of it. Only through the grants. */
export const filesStatements = ({ folders, ...props }: FilesProps): Statement[] =>
  folders.flatMap((folder, index) =>
    folderFiles({ ...props, folder }).map(({ Condition, ...statement }) => ({
      ...statement,
      Sid: `${statement.Sid}${index + 1}`,
      Condition:
        statement.Sid === "UseKey"
          ? { ...Condition }
          : { ...Condition, ArnEquals: { "s3:AccessGrantsInstanceArn": grantsArn(props.place) } },
    })),
  );

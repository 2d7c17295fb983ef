import { accessedBy, keysAccessedBy } from "../../iam/ceiling";
import { arn, ec2, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { deliveredFiles } from "../delivered-files";
import { READ_FILES, WRITE_FILES } from "./policies";

/** By ids that AWS gives. */
const TASK = arn("datasync", "task/*");
const LOCATION = arn("datasync", "location/*");
const TAGS = ["datasync:ListTagsForResource", "datasync:TagResource", "datasync:UntagResource"];

/** Tasks with their locations. Source: service authorization reference, "AWS DataSync". */
export const DATASYNC_TASK_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_cloudwatch_log_resource_policy: [
      inRegion("logs:DeleteResourcePolicy", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"),
    ],
    aws_datasync_location_nfs: [
      inRegion("datasync:CreateLocationNfs"),
      on(LOCATION, "datasync:DeleteLocation", "datasync:DescribeLocationNfs", "datasync:UpdateLocationNfs", ...TAGS),
    ],
    aws_datasync_location_s3: [
      inRegion("datasync:CreateLocationS3"),
      on(LOCATION, "datasync:DeleteLocation", "datasync:DescribeLocationS3", "datasync:UpdateLocationS3", ...TAGS),
      passTo("datasync.amazonaws.com"),
    ],
    aws_datasync_task: [
      // Locations of file servers have network interfaces, which are looked at in the name of the caller.
      inRegion("datasync:CreateTask", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies"),
      ec2(),
      on(TASK, "datasync:DeleteTask", "datasync:DescribeTask", "datasync:UpdateTask", ...TAGS),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => {
      const arns = accessedBy(place, "copy-bucket");
      const keys = keysAccessedBy(place, "copy-bucket");
      return [
        ...deliveredFiles(place, ...WRITE_FILES),
        ...(arns.length === 0
          ? []
          : [
              {
                Sid: "CopiedBuckets",
                Effect: "Allow" as const,
                Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
                Resource: arns,
              },
              {
                Sid: "CopiedFiles",
                Effect: "Allow" as const,
                Action: READ_FILES,
                Resource: arns.map((bucket) => `${bucket}/*`),
              },
            ]),
        ...(keys.length === 0
          ? []
          : [
              {
                Sid: "KeysOfCopiedFiles",
                Effect: "Allow" as const,
                Action: "kms:Decrypt",
                Resource: keys,
                Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
              },
            ]),
      ];
    },
  },
};

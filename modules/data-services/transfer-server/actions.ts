import { arn, ec2, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import { fewPatterns } from "../../iam/few-patterns";
import type { KindActions } from "../../iam/kind-actions";
import { LOG_DELIVERY } from "../../network/actions/log-delivery";

/** By ids that AWS gives. */
const SERVER = arn("transfer", "server/*");
const USER = arn("transfer", "user/*");
const TAGS = ["transfer:ListTagsForResource", "transfer:TagResource", "transfer:UntagResource"];
const LOG_GROUP = [arn("logs", "log-group:{logGroup}"), arn("logs", "log-group:{logGroup}:*")];

/** Characters of a boundary that names of buckets may take; patterns stand for more of them. */
const ROOM_FOR_BUCKETS = 1500;

/** Servers with their users, keys and logs. Source: service authorization reference, "AWS Transfer Family". */
export const TRANSFER_SERVER_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_cloudwatch_log_metric_filter: [
      on(LOG_GROUP, "logs:DeleteMetricFilter", "logs:DescribeMetricFilters", "logs:PutMetricFilter"),
    ],
    aws_transfer_server: [
      inRegion("transfer:CreateServer", ...LOG_DELIVERY),
      on(
        SERVER,
        "transfer:DeleteServer",
        "transfer:DescribeServer",
        // Addresses change only while the server is stopped.
        "transfer:StartServer",
        "transfer:StopServer",
        "transfer:UpdateServer",
        ...TAGS,
      ),
      // The service makes its endpoint, and gives it the addresses, with the rights of the caller.
      ec2("AssociateAddress", "CreateVpcEndpoint", "DeleteVpcEndpoints", "DisassociateAddress", "ModifyVpcEndpoint"),
    ],
    aws_transfer_ssh_key: [
      on(USER, "transfer:DeleteSshPublicKey", "transfer:DescribeUser", "transfer:ImportSshPublicKey"),
    ],
    aws_transfer_user: [
      on(SERVER, "transfer:CreateUser"),
      on(USER, "transfer:DeleteUser", "transfer:DescribeUser", "transfer:UpdateUser", ...TAGS),
      passTo("transfer.amazonaws.com"),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: ({ partition, region, rawBuckets, dataKeyArn }) => {
      const names = fewPatterns(rawBuckets, ROOM_FOR_BUCKETS, (name) => 2 * name.length);
      const buckets = names.map((name) => `arn:${partition}:s3:::${name}`);
      if (buckets.length === 0) return [];
      return [
        {
          Sid: "DeliveredFiles",
          Effect: "Allow",
          Action: [
            "s3:AbortMultipartUpload",
            "s3:DeleteObject",
            "s3:GetBucketLocation",
            "s3:GetObject",
            "s3:ListBucket",
            "s3:PutObject",
          ],
          Resource: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
        },
        {
          Sid: "KeyOfDeliveredFiles",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: dataKeyArn,
          Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
        },
      ];
    },
  },
};

import { GLUE_SCRIPTS } from "../../../config/derive/purposes";
import { arn, on, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";

const ZONE = "arn:{partition}:s3:::{rawBucket}";
/** The same condition as for programs of Glue, so that both are one statement; zones have bucket keys. */
const SCRIPTS = `${ZONE}/${GLUE_SCRIPTS}/*`;
/** By ids that AWS gives; those of others have other accounts in their ARNs, or none. */
const exchange = (resource: string) => arn("dataexchange", resource);
const DATA_SET = exchange("data-sets/*");
const EVENT_ACTION = exchange("event-actions/*");
const TAGS = ["dataexchange:ListTagsForResource", "dataexchange:TagResource", "dataexchange:UntagResource"];
/** In the name of whoever imports. Source: AWS managed policy AWSDataExchangeProviderFullAccess. */
const throughExchange = { "ForAnyValue:StringEquals": { "aws:CalledVia": "dataexchange.amazonaws.com" } };

/**
 * Data sets with their revisions, and exports of revisions of others.
 * Source: service authorization reference, "AWS Data Exchange".
 */
export const DATA_EXCHANGE_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_dataexchange_data_set: [
      on(
        DATA_SET,
        "dataexchange:CreateDataSet",
        "dataexchange:DeleteDataSet",
        "dataexchange:GetDataSet",
        "dataexchange:UpdateDataSet",
        ...TAGS,
      ),
    ],
    aws_dataexchange_revision_assets: [
      // The ARN of a revision, and that of a file in it, begin with that of its data set.
      on(
        DATA_SET,
        "dataexchange:CreateAsset",
        "dataexchange:CreateRevision",
        "dataexchange:DeleteAsset",
        "dataexchange:DeleteRevision",
        "dataexchange:GetAsset",
        "dataexchange:GetRevision",
        "dataexchange:ListRevisionAssets",
        "dataexchange:UpdateRevision",
        ...TAGS,
      ),
      on(exchange("jobs/*"), "dataexchange:CreateJob", "dataexchange:GetJob", "dataexchange:StartJob"),
      when(throughExchange, on(`${ZONE}/*`, "s3:GetObject")),
      // Where Data Exchange keeps copies; the bucket is AWS's.
      when(throughExchange, on("arn:{partition}:s3:::*aws-data-exchange*", "s3:PutObject", "s3:PutObjectAcl")),
      when(
        {
          StringEquals: { "kms:ViaService": "s3.{region}.amazonaws.com" },
          // A bucket with a key of its own encrypts in the bucket's name.
          StringLike: { "kms:EncryptionContext:aws:s3:arn": [ZONE, SCRIPTS] },
        },
        on(arn("kms", "key/*"), "kms:Decrypt"),
      ),
    ],
    aws_dataexchange_event_action: [
      on(
        EVENT_ACTION,
        "dataexchange:CreateEventAction",
        "dataexchange:DeleteEventAction",
        "dataexchange:GetEventAction",
        "dataexchange:UpdateEventAction",
        ...TAGS,
      ),
    ],
  }),
};

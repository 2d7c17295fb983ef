import type { TableOptimizerModel } from "../../../config/kinds/data-services/table-optimizer";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { folderListing } from "../folder-listing";

/** Groups that optimizers log to; AWS chooses their names. */
const OPTIMIZER_LOGS = "/aws-glue/iceberg-*";
export const OPTIMIZED = ["glue:GetTable", "glue:UpdateTable"];

/** What optimizers do with files, the table and their logs. Source: AWS Glue user guide, "Table optimization prerequisites" (2026-11). */
export function optimizerStatements(
  { bucket: bucketName, folder, database, table }: TableOptimizerModel,
  dataKeyArn: string,
  { partition, region, accountId }: Place,
): Statement[] {
  const bucket = bucketArnOf(partition, bucketName);
  const here = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  return [
    folderListing(bucket, folder),
    {
      Sid: "RewriteFiles",
      Effect: "Allow",
      Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      Resource: `${bucket}/${folder}/*`,
    },
    {
      Sid: "EncryptFiles",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
    {
      Sid: "EnterNewFiles",
      Effect: "Allow",
      Action: OPTIMIZED,
      Resource: ["catalog", `database/${database}`, `table/${database}/${table}`].map((one) => here("glue", one)),
    },
    {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: here("logs", `log-group:${OPTIMIZER_LOGS}`),
    },
  ];
}

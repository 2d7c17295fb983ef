import type { TableBucketModel } from "../../../config/kinds/data-services/table-bucket";
import type { Contributions } from "../../kinds/contribution";
import { dataKeyStatements } from "./policies";
import { TableBucket } from "./table-bucket";

export const contributions: Contributions<TableBucketModel> = {
  foundation: { dataKeyStatements },
  "data-services"(scope, id, { entry: bucket, place, tags, protection, read }) {
    const dataKeyArn = read("foundation", "kms_key_arns", "data");
    const { arn } = new TableBucket(scope, id, { bucket, dataKeyArn, place, tags, protection });
    return { table_bucket_arns: arn };
  },
};

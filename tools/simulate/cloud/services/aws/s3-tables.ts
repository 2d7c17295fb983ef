import { KMS_KEY_ONLY, of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

const BUCKET = of("aws_s3tables_table_bucket", "arn", { missing: "NotFoundException" });

/** Amazon S3 Tables. Source: its API reference. */
export const s3Tables: Service = {
  aws_s3tables_table_bucket: {
    importedBy: [["arn"], ""],
    computed: {
      arn: "arn:{partition}:s3tables:{region}:{account}:bucket/{name}",
      created_at: "{time}",
      owner_account_id: "{account}",
    },
    references: { "encryption_configuration.kms_key_arn": KMS_KEY_ONLY },
    unique: [inPlace("ConflictException", "name")],
  },
  aws_s3tables_namespace: {
    computed: { created_at: "{time}", created_by: "{account}", owner_account_id: "{account}" },
    references: { table_bucket_arn: BUCKET },
    unique: [inPlace("ConflictException", "table_bucket_arn", "namespace")],
  },
  aws_s3tables_table: {
    importedBy: [["table_bucket_arn", "namespace", "name"], ";"],
    computed: {
      arn: "{table_bucket_arn}/table/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
      created_at: "{time}",
      created_by: "{account}",
      modified_at: "{time}",
      modified_by: "{account}",
      owner_account_id: "{account}",
      metadata_location: "",
      type: "customer",
      version_token: "{hex:20}",
      warehouse_location: "s3://{hex:36}--table-s3",
    },
    references: {
      table_bucket_arn: BUCKET,
      namespace: of("aws_s3tables_namespace", "namespace", { missing: "NotFoundException" }),
    },
    unique: [inPlace("ConflictException", "table_bucket_arn", "namespace", "name")],
    checks: [
      {
        rule: "s3tables-format",
        source: "S3 Tables API, CreateTable: format",
        accepts: ["format", (format) => format === "ICEBERG"],
        summary: "BadRequestException",
        detail: "{type} {name} has the format {format}",
        fix: "set format to ICEBERG",
      },
    ],
  },
  aws_s3tables_table_bucket_policy: {
    references: { table_bucket_arn: BUCKET },
    policies: { resource_policy: "resource" },
    unique: [inPlace("ConflictException", "table_bucket_arn")],
  },
};

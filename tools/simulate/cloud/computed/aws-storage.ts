import { setting } from "./aws-rows";
import type { Row } from "./aws-template";

/** Hosted zones of S3 websites, of the regions that Databricks serves in Europe and North America; made up elsewhere. */
const WEBSITE_ZONES: Readonly<Record<string, string>> = {
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-2": "Z3BJ6K6RIION7M",
};

/** A configuration of a bucket has the bucket's name as its id. */
const OF_BUCKET = setting("bucket");

export const AWS_STORAGE: Readonly<Record<string, Row>> = {
  aws_s3_bucket: {
    id: "{bucket}",
    arn: "arn:{partition}:s3:::{bucket}",
    bucket_domain_name: "{bucket}.s3.{suffix}",
    bucket_regional_domain_name: "{bucket}.s3.{region}.{suffix}",
    bucket_region: "{region}",
    hosted_zone_id: (made) => WEBSITE_ZONES[made.text("region")] ?? made.fill("Z{upper:13}"),
    bucket_prefix: "",
    acceleration_status: "",
    request_payer: "BucketOwner",
    policy: "",
    website_domain: "",
    website_endpoint: "",
  },
  aws_s3_bucket_accelerate_configuration: OF_BUCKET,
  aws_s3_bucket_acl: OF_BUCKET,
  aws_s3_bucket_cors_configuration: OF_BUCKET,
  aws_s3_bucket_intelligent_tiering_configuration: { id: "{bucket}:{name}" },
  aws_s3_bucket_inventory: { id: "{bucket}:{name}" },
  aws_s3_bucket_lifecycle_configuration: {
    ...OF_BUCKET,
    expected_bucket_owner: "",
    transition_default_minimum_object_size: "all_storage_classes_128K",
  },
  aws_s3_bucket_logging: OF_BUCKET,
  aws_s3_bucket_metric: { id: "{bucket}:{name}" },
  aws_s3_bucket_notification: OF_BUCKET,
  aws_s3_bucket_object_lock_configuration: OF_BUCKET,
  aws_s3_bucket_ownership_controls: OF_BUCKET,
  aws_s3_bucket_policy: OF_BUCKET,
  aws_s3_bucket_public_access_block: OF_BUCKET,
  aws_s3_bucket_replication_configuration: OF_BUCKET,
  aws_s3_bucket_server_side_encryption_configuration: OF_BUCKET,
  aws_s3_bucket_versioning: OF_BUCKET,
  aws_s3_object: {
    id: "{bucket}/{key}",
    arn: "arn:{partition}:s3:::{bucket}/{key}",
    etag: "{hex:32}",
    version_id: "{hex:32:version}",
    content_type: "application/octet-stream",
    storage_class: "STANDARD",
    server_side_encryption: "AES256",
    checksum_crc32: "",
    checksum_crc32c: "",
    checksum_crc64nvme: "",
    checksum_sha1: "",
    checksum_sha256: "",
  },
  aws_s3_account_public_access_block: { account_id: "{account}", id: "{account}" },
};

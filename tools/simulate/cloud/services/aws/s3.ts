import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { setting } from "../../computed/aws-rows";
import { folder } from "../../effects/buckets";
import { BUCKET, BUCKET_ARN, PART_OF_BUCKET, QUEUE_ARN, ROLE_ARN, TOPIC } from "../../references/aws-targets";
import { ACCOUNT_SETTING, wholeDocument } from "../../uniques/aws";
import { textOf } from "../../values";
import { awsAccount } from "../../whereabouts";
import type { Service } from "../service";

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

/** Amazon S3. */
export const s3: Service = {
  aws_s3_bucket: {
    computed: {
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
    unique: [
      {
        attributes: ["bucket"],
        among: "anywhere",
        summary: "BucketAlreadyExists",
        fix: "choose another name: bucket names are shared by all AWS accounts; if the bucket is yours, import it",
      },
    ],
    lookup: ["bucket"],
  },
  aws_s3_bucket_accelerate_configuration: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_acl: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_cors_configuration: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_intelligent_tiering_configuration: {
    computed: { id: "{bucket}:{name}" },
    references: { bucket: PART_OF_BUCKET },
  },
  aws_s3_bucket_inventory: {
    computed: { id: "{bucket}:{name}" },
    references: { bucket: PART_OF_BUCKET },
  },
  aws_s3_bucket_lifecycle_configuration: {
    computed: {
      ...OF_BUCKET,
      expected_bucket_owner: "",
      transition_default_minimum_object_size: "all_storage_classes_128K",
    },
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_logging: {
    computed: OF_BUCKET,
    references: {
      bucket: PART_OF_BUCKET,
      target_bucket: BUCKET,
    },
    unique: [wholeDocument("bucket")],
    delivers: {
      bucket: (logging) => textOf(at(logging, "target_bucket")),
      key: (logging) => folder(at(logging, "target_prefix")),
    },
  },
  aws_s3_bucket_metric: {
    computed: { id: "{bucket}:{name}" },
    references: { bucket: PART_OF_BUCKET },
  },
  aws_s3_bucket_notification: {
    computed: OF_BUCKET,
    references: {
      bucket: PART_OF_BUCKET,
      // Checked, with the policies, by a rule of their own: what S3 says about them is special.
      "topic.topic_arn": { ...TOPIC, except: /./ },
      "queue.queue_arn": { ...QUEUE_ARN, except: /./ },
    },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_object_lock_configuration: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_ownership_controls: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_policy: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
    policies: { policy: "resource" },
    policyOf: { of: ["aws_s3_bucket"], argument: "bucket", by: ["bucket"] },
  },
  aws_s3_bucket_public_access_block: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_replication_configuration: {
    computed: OF_BUCKET,
    references: {
      bucket: PART_OF_BUCKET,
      role: ROLE_ARN,
      "rule.destination.bucket": BUCKET_ARN,
    },
    unique: [wholeDocument("bucket")],
    trusts: { path: "role", service: "s3", summary: "InvalidRequest" },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_bucket_versioning: {
    computed: OF_BUCKET,
    references: { bucket: PART_OF_BUCKET },
    unique: [wholeDocument("bucket")],
  },
  aws_s3_object: {
    computed: {
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
    revised: ({ planned }) => {
      const content = ["content", "content_base64", "source", "source_hash", "etag"].map((name) => at(planned, name));
      return { etag: fingerprint(content, 32), version_id: fingerprint(["version", content], 32) };
    },
    references: { bucket: PART_OF_BUCKET },
  },
  aws_s3_account_public_access_block: {
    computed: { account_id: "{account}", id: "{account}" },
    unique: [ACCOUNT_SETTING],
  },
  aws_canonical_user_id: {
    answers: ({ context }) => ({
      id: fingerprint(["canonical", awsAccount(context) ?? ""], 64),
      display_name: "",
    }),
  },
};

import { at, type ObjectValue } from "../../schema/value";
import type { StoreView } from "../store";
import { blockOf, textOf } from "../values";
import type { EffectsByType, Happened } from "./effects";
import { makeByService } from "./made-by-service";

/** Where something puts objects, and which. Objects stay when their source goes: then a bucket is not empty. */
interface Delivery {
  bucket(source: ObjectValue, store: StoreView): string | undefined;
  /** Key of the first object. */
  key(source: ObjectValue, account: string): string;
}

const DELIVERIES: Readonly<Record<string, Delivery>> = {
  aws_cloudtrail: {
    bucket: (trail) => textOf(at(trail, "s3_bucket_name")),
    key: (trail, account) => `${folder(at(trail, "s3_key_prefix"))}AWSLogs/${account}/CloudTrail/`,
  },
  aws_config_delivery_channel: {
    bucket: (channel) => textOf(at(channel, "s3_bucket_name")),
    key: (channel, account) =>
      `${folder(at(channel, "s3_key_prefix"))}AWSLogs/${account}/Config/ConfigWritabilityCheckFile`,
  },
  aws_flow_log: {
    bucket: (log) => bucketInArn(at(log, "log_destination")),
    key: (_log, account) => `AWSLogs/${account}/vpcflowlogs/`,
  },
  aws_kinesis_firehose_delivery_stream: {
    bucket: (stream) => bucketInArn(at(blockOf(stream, "extended_s3_configuration"), "bucket_arn")),
    key: (stream) => folder(at(blockOf(stream, "extended_s3_configuration"), "prefix")),
  },
  aws_s3_bucket_logging: {
    bucket: (logging) => textOf(at(logging, "target_bucket")),
    key: (logging) => folder(at(logging, "target_prefix")),
  },
  databricks_mws_log_delivery: {
    bucket: (delivery, store) => registeredBucket(store, at(delivery, "storage_configuration_id")),
    key: (delivery) => `${folder(at(delivery, "delivery_path_prefix"))}workspaceId=0/`,
  },
  // The workspace's own files: notebooks' results, libraries, the file system's root.
  databricks_mws_workspaces: {
    bucket: (workspace, store) => registeredBucket(store, at(workspace, "storage_configuration_id")),
    key: (workspace) => `${String(at(workspace, "workspace_id"))}/`,
  },
};

/** Log files and the like: what arrives in a bucket without Terraform. */
export const AWS_DELIVERIES: EffectsByType = Object.fromEntries(
  Object.entries(DELIVERIES).map(([type, delivery]) => [type, { created: (happened) => deliver(happened, delivery) }]),
);

function deliver(happened: Happened, { bucket: bucketOf, key: keyOf }: Delivery): void {
  const { object, store } = happened;
  const bucket = bucketOf(object.attributes, store);
  const owner = bucket === undefined ? undefined : store.find("aws_s3_bucket", "bucket", bucket);
  if (bucket === undefined || !owner) return;
  const key = keyOf(object.attributes, object.account ?? "");
  const id = `${bucket}/${key}`;
  if (store.find("aws_s3_object", "id", id)) return;
  makeByService({ ...happened, object: owner }, "aws_s3_object", { id, bucket, key });
}

function registeredBucket(store: StoreView, storageConfiguration: unknown): string | undefined {
  const id = textOf(storageConfiguration as string | null);
  const found = store
    .ofType("databricks_mws_storage_configurations")
    .find(({ attributes }) => textOf(at(attributes, "storage_configuration_id")) === id);
  return textOf(at(found?.attributes, "bucket_name"));
}

function bucketInArn(arn: unknown): string | undefined {
  return typeof arn === "string" ? /^arn:[^:]+:s3:::([^/]+)/.exec(arn)?.[1] : undefined;
}

function folder(prefix: unknown): string {
  return typeof prefix === "string" && prefix !== "" ? `${prefix.replace(/\/$/, "")}/` : "";
}

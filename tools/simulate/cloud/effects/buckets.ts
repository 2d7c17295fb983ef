import { at } from "../../schema/value";
import type { StoreView } from "../store";
import { textOf } from "../values";

/** The bucket of a storage configuration of a Databricks account. */
export function registeredBucket(store: StoreView, storageConfiguration: unknown): string | undefined {
  const id = textOf(storageConfiguration as string | null);
  const found = store
    .ofType("databricks_mws_storage_configurations")
    .find(({ attributes }) => textOf(at(attributes, "storage_configuration_id")) === id);
  return textOf(at(found?.attributes, "bucket_name"));
}

/** The bucket in its ARN, or in the ARN of something in it. */
export function bucketInArn(arn: unknown): string | undefined {
  return typeof arn === "string" ? /^arn:[^:]+:s3:::([^/]+)/.exec(arn)?.[1] : undefined;
}

/** A prefix as the beginning of a key. */
export function folder(prefix: unknown): string {
  return typeof prefix === "string" && prefix !== "" ? `${prefix.replace(/\/$/, "")}/` : "";
}

import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";
import type { CloudObject } from "../../store";
import { textOf, valuesAt } from "../../values";

/** A bucket has one notification configuration: file events that Unity Catalog manages need it for themselves. */
export const notificationOwner: Rule = {
  id: "notification-owner",
  source:
    'hazard H7; S3 API, PutBucketNotificationConfiguration replaces the whole document; Databricks, "File events FAQ": on for new locations where nothing is said',
  types: ["aws_s3_bucket_notification", "databricks_external_location"],
  operations: ["create", "update"],
  refuses({ type, planned, store }) {
    if (planned === null) return undefined;
    const isLocation = type === "databricks_external_location";
    const bucket = isLocation ? bucketWithManagedEvents(planned) : textOf(at(planned, "bucket"));
    if (bucket === undefined) return undefined;
    const other = isLocation
      ? store.find("aws_s3_bucket_notification", "bucket", bucket)
      : store.ofType("databricks_external_location").find((location) => manages(location, bucket));
    if (!other) return undefined;
    return {
      summary: "ConflictingOwners",
      detail: `The bucket ${bucket} has one notification configuration, and ${describe(other)} owns it already`,
      fix: "let either Unity Catalog (managed file events) or aws_s3_bucket_notification own the bucket's notifications, not both",
    };
  },
};

function manages({ attributes }: CloudObject, bucket: string): boolean {
  return bucketWithManagedEvents(attributes) === bucket;
}

/** The bucket of a location whose file events Databricks sets up by itself: where nothing is said, it does. */
function bucketWithManagedEvents(location: CloudObject["attributes"]): string | undefined {
  const isProvided = valuesAt(location, "file_event_queue.provided_sqs").length > 0;
  const bucket = /^s3:\/\/([^/]+)/.exec(textOf(at(location, "url")) ?? "")?.[1];
  return at(location, "enable_file_events") === false || isProvided ? undefined : bucket;
}

import { at } from "../../../schema/value";
import { bucketKey } from "../../aws/policies";
import type { Rule } from "../../rule";
import type { StoreView } from "../../store";
import { blockOf, itemsOf, textOf } from "../../values";

/** S3 copies versions, so both buckets have them; and it copies encrypted objects only where a key is named. */
export const replicationVersions: Rule = {
  id: "replication-versions",
  source:
    'S3 user guide, "Requirements and considerations for replication"; S3 API, PutBucketReplication: InvalidRequest; "Replicating encrypted objects"',
  types: ["aws_s3_bucket_replication_configuration"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const source = textOf(at(planned, "bucket"));
    for (const rule of itemsOf(planned, "rule")) {
      const destination = blockOf(rule, "destination");
      const replica = textOf(at(destination, "bucket"))?.split(":").at(-1);
      for (const [what, bucket] of [
        ["source", source],
        ["destination", replica],
      ] as const) {
        if (bucket === undefined || !isKnown(store, bucket) || isVersioned(store, bucket)) continue;
        return {
          summary: "InvalidRequest",
          detail: `Versioning must be 'Enabled' on the ${what} bucket ${bucket} to replicate`,
          fix: "enable versioning of both buckets, and make the replication depend on it (depends_on)",
          path: [{ attribute: "rule" }],
        };
      }
      const original = source === undefined ? undefined : knownBucket(store, source);
      const selects = blockOf(blockOf(rule, "source_selection_criteria"), "sse_kms_encrypted_objects");
      if (original && bucketKey(store, source ?? "") && at(selects, "status") !== "Enabled") {
        return {
          summary: "NothingIsReplicated",
          detail: `${source} encrypts with a KMS key, and the rule does not select such objects: none would ever be copied`,
          fix: "set source_selection_criteria.sse_kms_encrypted_objects.status to Enabled, and name the replica's key",
          path: [{ attribute: "rule" }],
        };
      }
    }
    return undefined;
  },
};

const knownBucket = (store: StoreView, bucket: string) => store.find("aws_s3_bucket", "bucket", bucket);
const isKnown = (store: StoreView, bucket: string) => knownBucket(store, bucket) !== undefined;

function isVersioned(store: StoreView, bucket: string): boolean {
  const versioning = store.find("aws_s3_bucket_versioning", "bucket", bucket);
  return at(blockOf(versioning?.attributes ?? null, "versioning_configuration"), "status") === "Enabled";
}

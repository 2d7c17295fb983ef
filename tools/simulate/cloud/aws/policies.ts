import { type PolicyStatement, parsePolicy } from "../../../../emitted/policies";
import { at, type Value } from "../../schema/value";
import { type AccessRequest, resourceVerdict } from "../iam";
import type { CloudObject, StoreView } from "../store";
import { blockOf, itemsOf, textOf } from "../values";

/** The key that an argument names: by id or ARN, or through an alias by name or ARN. */
export function keyNamed(store: StoreView, name: Value): CloudObject | undefined {
  const text = textOf(name);
  if (text === undefined) return undefined;
  const keys = store.ofType("aws_kms_key", "aws_kms_replica_key");
  const named = (id: string) => keys.find(({ attributes }) => attributes.arn === id || attributes.key_id === id);
  const alias = store
    .ofType("aws_kms_alias")
    .find(({ attributes }) => attributes.arn === text || attributes.name === text);
  return named(text) ?? named(textOf(at(alias?.attributes, "target_key_arn")) ?? "");
}

/** What a key's policy says: the resource for the policy, if there is one, else the argument of the key. */
export function keyPolicy(store: StoreView, key: CloudObject): readonly PolicyStatement[] {
  const ids = [key.attributes.arn, key.attributes.key_id];
  const own = store.ofType("aws_kms_key_policy").find(({ attributes }) => ids.includes(attributes.key_id ?? null));
  return statements(at((own ?? key).attributes, "policy"));
}

/** A bucket by its name. */
export function bucketNamed(store: StoreView, name: Value): CloudObject | undefined {
  return store.find("aws_s3_bucket", "bucket", name);
}

export function bucketPolicy(store: StoreView, bucket: string): readonly PolicyStatement[] {
  const own = store.find("aws_s3_bucket_policy", "bucket", bucket);
  return statements(at((own ?? bucketNamed(store, bucket))?.attributes, "policy"));
}

/** The customer-managed key that a bucket encrypts new objects with. */
export function bucketKey(store: StoreView, bucket: string): CloudObject | undefined {
  const encryption = store.find("aws_s3_bucket_server_side_encryption_configuration", "bucket", bucket);
  const [rule] = itemsOf(encryption?.attributes, "rule");
  return keyNamed(store, at(blockOf(rule, "apply_server_side_encryption_by_default"), "kms_master_key_id"));
}

export function topicPolicy(store: StoreView, topic: CloudObject): readonly PolicyStatement[] {
  const own = store.find("aws_sns_topic_policy", "arn", at(topic.attributes, "arn"));
  return statements(at((own ?? topic).attributes, "policy"));
}

export function queuePolicy(store: StoreView, queue: CloudObject): readonly PolicyStatement[] {
  const own = store.find("aws_sqs_queue_policy", "queue_url", at(queue.attributes, "url"));
  return statements(at((own ?? queue).attributes, "policy"));
}

/** The statements of a policy; none where there is no policy, or no readable one. */
export function statements(policy: Value): readonly PolicyStatement[] {
  return (typeof policy === "string" ? parsePolicy(policy) : undefined) ?? [];
}

/** True where a policy lets a service or a principal do everything that it asks for. */
export function allows(policy: readonly PolicyStatement[], requests: readonly AccessRequest[]): boolean {
  return requests.every((request) => resourceVerdict(policy, request) === "allow");
}

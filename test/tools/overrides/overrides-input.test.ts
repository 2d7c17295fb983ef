import { describe, expect, it } from "vitest";
import { type Overrides, overridden, REASON, saidOf } from "../../support/overrides";

const reason = REASON;
const job = (change: object) => ({ construct: "ingestion-main/source-orders/schedule/job", reason, ...change });
const rules = (change: object) => ({ construct: "unity-catalog/zone-raw/lifecycle", reason, ...change });
const logs = (change: object) => ({ construct: "foundation/logs/Resource/Resource", reason, ...change });
const bucket = (change: object) => ({ setting: "zones.raw", type: "aws_s3_bucket", reason, ...change });
const warehouse = (change: object) => ({ setting: "consumers.bi", type: "databricks_sql_endpoint", reason, ...change });

/** Key of an override → the override → what is said of it, after its key. */
const WRONG: Readonly<Record<string, readonly [override: object, said: string]>> = {
  "no-such-construct": [
    { construct: "unity-catalog/zone-rwa/lifecycle", set: { bucket: "a" }, reason },
    ".construct: no resource is made by unity-catalog/zone-rwa/lifecycle, so the override changes nothing. Fix: write unity-catalog/zone-raw/lifecycle.",
  ],
  "no-such-stack": [
    { construct: "settings/zone-raw/lifecycle", set: { bucket: "a" }, reason },
    ".construct: no resource is made by settings/zone-raw/lifecycle, so the override changes nothing. Fix: look it up: npm run where lists constructs and settings.",
  ],
  "no-such-setting": [
    { setting: "zones.rwa", set: { bucket: "a" }, reason },
    ".setting: no resource is made for zones.rwa, so the override changes nothing. Fix: write zones.raw.",
  ],
  "of-the-account": [
    { setting: "groups.analysts", set: { external_id: "a" }, reason },
    ".setting: no resource is made for groups.analysts, so the override changes nothing. Fix: look it up: npm run where lists constructs and settings.",
  ],
  "no-such-type": [
    { setting: "zones.raw", type: "aws_s3_buckets", set: { bucket: "a" }, reason },
    ".type: there is no aws_s3_buckets for zones.raw. Fix: write aws_s3_bucket.",
  ],
  "type-of-others": [
    { setting: "zones.raw", type: "aws_vpc", set: { bucket: "a" }, reason },
    ".type: there is no aws_vpc for zones.raw. Fix: use one of aws_cloudwatch_metric_alarm, aws_iam_role, aws_iam_role_policy, aws_s3_bucket, aws_s3_bucket_lifecycle_configuration, aws_s3_bucket_metric, aws_s3_bucket_ownership_controls, aws_s3_bucket_policy, aws_s3_bucket_public_access_block, aws_s3_bucket_server_side_encryption_configuration, aws_s3_bucket_versioning, databricks_external_location, databricks_storage_credential, time_sleep.",
  ],
  "several-types": [
    { setting: "consumers.bi", set: { name: "a" }, reason },
    ".setting: means 2 resources, of which an override changes one. Fix: add type: one of databricks_permissions, databricks_sql_endpoint.",
  ],
  "several-of-a-type": [
    { setting: "catalogs.sales", type: "databricks_schema", set: { comment: "a" }, reason },
    ".setting: means 3 resources, of which an override changes one. Fix: name one by construct: unity-catalog/catalog-sales/schema-bronze/Resource, unity-catalog/catalog-sales/schema-gold/Resource, unity-catalog/catalog-sales/schema-silver/Resource.",
  ],
  "unknown-argument": [
    job({ set: { max_concurent_runs: 2 } }),
    ".set.max_concurent_runs: there is no argument max_concurent_runs. Fix: write max_concurrent_runs.",
  ],
  "unknown-inside": [
    job({ set: { "queue.enabeld": true } }),
    ".set.queue.enabeld: there is no argument enabeld in queue. Fix: write enabled.",
  ],
  "unknown-in-items": [
    job({ set: { "task[task_key=load].max_retrys": 1 } }),
    ".set.task[task_key=load].max_retrys: there is no argument max_retrys in task[task_key=load]. Fix: write max_retries.",
  ],
  "only-the-provider": [
    warehouse({ set: { jdbc_url: "jdbc:a" } }),
    ".set.jdbc_url: jdbc_url is set by the provider alone. Fix: set what it follows from; known there: auto_stop_mins, channel, cluster_size, data_source_id, enable_photon, enable_serverless_compute, id, instance_profile_arn, lifecycle, max_num_clusters, min_num_clusters, name, no_wait, spot_instance_policy, tags, timeouts, warehouse_type.",
  ],
  "text-for-number": [
    job({ set: { timeout_seconds: "2" } }),
    '.set.timeout_seconds: timeout_seconds takes a number, not "2". Fix: write a number.',
  ],
  "number-for-text": [
    job({ set: { description: 2 } }),
    ".set.description: description takes a text, not 2. Fix: write a text.",
  ],
  "text-for-switch": [
    warehouse({ set: { enable_photon: "yes" } }),
    '.set.enable_photon: enable_photon takes true or false, not "yes". Fix: write true or false.',
  ],
  "text-for-list": [
    job({ set: { "email_notifications.on_failure": "a@acme.example" } }),
    '.set.email_notifications.on_failure: email_notifications.on_failure takes a list, not "a@acme.example". Fix: write a list.',
  ],
  "number-in-list": [
    job({ set: { "email_notifications.on_start": ["a@acme.example", 2] } }),
    ".set.email_notifications.on_start: email_notifications.on_start[1] takes a text, not 2. Fix: write a text.",
  ],
  "list-for-map": [
    logs({ set: { tags: ["a"] } }),
    ".set.tags: tags takes an object, not a list. Fix: write an object.",
  ],
  "number-in-map": [bucket({ set: { "tags.A": 1 } }), ".set.tags.A: tags.A takes a text, not 1. Fix: write a text."],
  "text-for-block": [
    job({ set: { queue: "on" } }),
    '.set.queue: queue takes an object, not "on". Fix: write an object.\noverrides.text-for-block.set.queue: queue of databricks_job.source-orders_schedule_job is changed by the override unknown-inside as well. Fix: put both into one override.',
  ],
  "block-lacks": [
    job({ set: { schedule: { pause_status: "PAUSED" } } }),
    ".set.schedule: schedule lacks quartz_cron_expression. Fix: add quartz_cron_expression.\noverrides.block-lacks.set.schedule: schedule lacks timezone_id. Fix: add timezone_id.",
  ],
  "block-has-unknown": [
    job({ set: { webhook_notifications: { on_failure: [{ id: "a", idd: "b" }] } } }),
    ".set.webhook_notifications: there is no argument idd in webhook_notifications.on_failure[0]. Fix: write id.",
  ],
  "too-many-blocks": [
    job({ set: { health: [{ rules: [] }, { rules: [] }] } }),
    ".set.health: health has 2 items. Fix: use at most 1.",
  ],
  "not-allowed": [
    warehouse({ set: { cluster_size: "Huge" } }),
    '.set.cluster_size: cluster_size does not take "Huge". Fix: use one of 2X-Large, 2X-Small, 3X-Large, 4X-Large, Large, Medium, Small, X-Large, X-Small.',
  ],
  "no-such-item": [
    rules({ set: { "rule[id=old-version].status": "Disabled" } }),
    '.set.rule[id=old-version].status: rule has no item with id "old-version". Fix: write rule[id=old-versions].',
  ],
  "no-such-name": [
    rules({ set: { "rule[prefix=a].status": "Disabled" } }),
    '.set.rule[prefix=a].status: rule has no item with prefix "a". Fix: name it by another argument: id=abort-incomplete-uploads, id=expire-delete-markers, id=old-versions, id=age.',
  ],
  "which-item": [
    rules({ set: { "rule.status": "Disabled" } }),
    ".set.rule.status: rule has 4 items. Fix: say which one: rule[id=abort-incomplete-uploads], rule[id=expire-delete-markers], rule[id=old-versions], rule[id=age].",
  ],
  "item-of-no-list": [
    job({ set: { "tags[a=b].c": "d" } }),
    ".set.tags[a=b].c: tags is no list of blocks or objects. Fix: leave out what is in brackets.",
  ],
  "item-of-nothing": [
    job({ set: { "parameter[name=a].default": "b" } }),
    '.set.parameter[name=a].default: parameter has no item with name "a". Fix: parameter is not set: set it as a whole.',
  ],
  "parts-of-a-text": [
    job({ set: { "name.first": "a" } }),
    ".set.name.first: name is a text, without parts. Fix: set name itself.",
  ],
  "parts-of-a-list": [
    job({ set: { "email_notifications.on_success.first": "a" } }),
    ".set.email_notifications.on_success.first: email_notifications.on_success is a list, without names. Fix: set email_notifications.on_success as a whole.",
  ],
  "same-value": [
    job({ set: { max_concurrent_runs: 1 } }),
    ".set.max_concurrent_runs: max_concurrent_runs has that value already. Fix: take it out of the override.",
  ],
  "not-there": [job({ remove: ["continuous"] }), ".remove.0: continuous is not set. Fix: take it out of remove."],
  "ignores-what-is-not": [
    bucket({ set: { "lifecycle.ignore_changes": ["tag"] } }),
    ".set.lifecycle.ignore_changes: there is no argument tag. Fix: write tags.",
  ],
  "meta-argument": [
    bucket({ set: { count: 2 } }),
    ".set.count: there is no argument count. Fix: use one of acceleration_status, acl, bucket, bucket_prefix, cors_rule, force_destroy, grant, id, lifecycle, lifecycle_rule, logging, object_lock_configuration, object_lock_enabled, policy, region, replication_configuration, request_payer, server_side_encryption_configuration, tags, tags_all, timeouts, versioning, website.",
  ],
  "word-missing": [
    bucket({ set: { force_destroy: false } }),
    '.set.force_destroy: force_destroy of aws_s3_bucket.zone-raw protects data (forced-deletion). Fix: use a setting, or add acknowledge: ["forced-deletion"] and say in the reason why nothing is lost.',
  ],
  "word-not-needed": [
    warehouse({ set: { max_num_clusters: 2 }, acknowledge: ["expiry"] }),
    ".acknowledge.0: nothing that changes in databricks_sql_endpoint.consumer-bi protects data by expiry. Fix: remove it.",
  ],
  once: [warehouse({ set: { "channel.name": "CHANNEL_NAME_PREVIEW" } }), ""],
  again: [
    warehouse({ remove: ["channel"] }),
    ".remove.0: channel of databricks_sql_endpoint.consumer-bi is changed by the override once as well. Fix: put both into one override.",
  ],
};

const all = overridden(Object.fromEntries(Object.entries(WRONG).map(([key, [one]]) => [key, one])) as Overrides);

describe("an override that cannot be", () => {
  it.each(Object.entries(WRONG))("is refused: %s", (key, [, said]) => {
    expect(saidOf(all, key)).toBe(said === "" ? "" : `overrides.${key}${said}`);
  });

  it("is told of with the file that says it", () => {
    expect(new Set(all.problems.map(({ file }) => file))).toEqual(new Set(["config/environments/dev.ts"]));
  });
});

describe("an override of the stack of the account", () => {
  it("is told of with the account's file", () => {
    const { problems } = overridden({}, { group: { setting: "groups.analyst", set: { external_id: "a" }, reason } });
    expect(problems.map(({ file, path, fix }) => [file, path, fix])).toEqual([
      ["config/account.ts", "overrides.group.setting", "write groups.analysts"],
    ]);
  });
});

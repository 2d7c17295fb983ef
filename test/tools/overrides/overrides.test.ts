import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readManifest } from "../../../emitted/stacks";
import { buildPlatform } from "../../../main";
import { overridesText } from "../../../tools/overrides/report";
import { findingsOf } from "../../../tools/synth/policy-findings";
import { emitted, overridden, REASON } from "../../support/overrides";

const reason = REASON;
const JOB = ["dev-ingestion-main", "databricks_job.source-orders_schedule_job"] as const;
const RULES = ["dev-unity-catalog", "aws_s3_bucket_lifecycle_configuration.zone-raw_lifecycle"] as const;
const BUCKET = ["dev-unity-catalog", "aws_s3_bucket.zone-raw"] as const;
const job = { construct: "ingestion-main/source-orders/schedule/job", reason };

/** One synthesis for all: overrides do not depend on each other. */
const all = overridden(
  {
    number: {
      setting: "consumers.bi",
      type: "databricks_sql_endpoint",
      set: { max_num_clusters: 3, "channel.name": "CHANNEL_NAME_PREVIEW" },
      reason,
    },
    item: { ...job, set: { "task[task_key=load].max_retries": 5 }, until: "2099-12-31" },
    list: {
      ...job,
      construct: "dev-ingestion-main/source-orders/schedule/job",
      set: { "email_notifications.on_failure": ["ops@acme.example"] },
      remove: ["notification_settings", "queue.enabled"],
    },
    block: {
      ...job,
      set: { health: { rules: [{ metric: "RUN_DURATION_SECONDS", op: "GREATER_THAN", value: 3600 }] } },
    },
    nested: {
      construct: "unity-catalog/zone-raw/lifecycle",
      set: { "rule[id=abort-incomplete-uploads].abort_incomplete_multipart_upload.days_after_initiation": 3 },
      remove: ["rule[id=expire-delete-markers]"],
      acknowledge: ["expiry"],
      reason,
    },
    tag: { setting: "zones.raw", type: "aws_s3_bucket", set: { 'tags."cost.center"': "4712" }, reason },
    drift: { setting: "zones.raw", type: "aws_s3_bucket", set: { "lifecycle.ignore_changes": ["tags_all"] }, reason },
    reference: {
      construct: "unity-catalog/zone-raw/versioning",
      set: { bucket: "elsewhere" },
      acknowledge: ["versioning"],
      reason,
    },
  },
  { group: { setting: "groups.analysts", type: "databricks_group", set: { external_id: "4711" }, reason } },
);
const without = overridden({});

describe("an override", () => {
  it("is right", () => {
    expect(all.problems).toEqual([]);
  });

  it("changes the argument that it names and nothing else", () => {
    expect(emitted(all, ...RULES).rule).toEqual([
      expect.objectContaining({
        id: "abort-incomplete-uploads",
        abort_incomplete_multipart_upload: [{ days_after_initiation: 3 }],
        status: "Enabled",
      }),
      expect.objectContaining({ id: "old-versions" }),
      expect.objectContaining({ id: "age" }),
    ]);
    const { "//": _, task, email_notifications, health, ...rest } = emitted(all, ...JOB);
    const before = emitted(without, ...JOB);
    expect(task).toEqual([{ ...(before.task as object[])[0], max_retries: 5 }]);
    expect(health).toEqual({ rules: [{ metric: "RUN_DURATION_SECONDS", op: "GREATER_THAN", value: 3600 }] });
    const { "//": __, task: ___, email_notifications: ____, notification_settings, queue, ...same } = before;
    expect([notification_settings, queue]).toEqual([expect.anything(), { enabled: true }]);
    expect(rest).toEqual(same);
  });

  it("takes the place of a list and does not add to it", () => {
    expect(emitted(all, ...JOB).email_notifications).toEqual({ on_failure: ["ops@acme.example"] });
  });

  it("comes after all else that changes resources", () => {
    expect(emitted(all, ...BUCKET).tags).toEqual({ Lane: "storage", "cost.center": "4712" });
    expect(emitted(all, ...BUCKET).lifecycle).toEqual({ ignore_changes: ["tags_all"], prevent_destroy: false });
  });

  it("changes the stack of the account too", () => {
    expect(emitted(all, "account", "databricks_group.group-analysts").external_id).toBe("4711");
  });

  it("leaves every other resource as it was", () => {
    const plain = (of: typeof all) =>
      of.stacks.flatMap(({ name, json }) =>
        Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
          Object.entries(byId)
            .filter(([id]) => (emitted(all, name, `${type}.${id}`)["//"]?.metadata.overrides ?? []).length === 0)
            .map(([id, body]) => [name, type, id, body]),
        ),
      );
    expect(plain(all)).toEqual(plain(without));
  });

  it("is told of in the JSON, where a reference is none", () => {
    const told = emitted(all, "dev-unity-catalog", "aws_s3_bucket_versioning.zone-raw_versioning")["//"]?.metadata;
    expect(told?.overrides).toEqual([
      {
        override: "reference",
        argument: "bucket",
        from: "$${aws_s3_bucket.zone-raw.bucket}",
        to: "elsewhere",
        reason,
      },
    ]);
  });

  it("is told of in the summary, with what was there", () => {
    const text = overridesText(all.stacks);
    expect(text.split("\n").filter((line) => line.startsWith("  "))).toHaveLength(13);
    expect(text).toContain(
      `  dev-ingestion-main: databricks_job.source-orders_schedule_job: task[task_key=load].max_retries from 2 to 5 (item, until 2099-12-31: ${reason})\n`,
    );
    expect(text).toContain('bucket from "${aws_s3_bucket.zone-raw.bucket}" to "elsewhere" (reference: ');
    expect(text).toContain("rule[id=expire-delete-markers] taken out, was {");
    expect(overridesText(without.stacks)).toBe("");
  });

  it("is told of in the manifest, which the command line of cdktf prints", () => {
    const outdir = mkdtempSync(join(tmpdir(), "lakehouse-overrides-"));
    try {
      buildPlatform(all.platform, outdir).synth();
      expect(Object.keys(readManifest(outdir).stacks)).toContain("dev-serving-main");
      const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));
      expect(stacks["dev-serving-main"].annotations).toEqual(
        ["max_num_clusters", "channel.name"].map((argument) => ({
          constructPath: "dev-serving-main/consumer-bi/Resource",
          level: "@cdktf/info",
          message: `override number: ${argument}: ${reason}`,
        })),
      );
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });

  it("is seen by policies", () => {
    const { platform, stacks, problems } = overridden({
      open: {
        setting: "zones.raw",
        type: "aws_s3_bucket_public_access_block",
        set: { block_public_acls: false },
        acknowledge: ["public-access"],
        reason,
      },
    });
    expect(problems).toEqual([]);
    expect(findingsOf(platform, stacks, stacks).map(({ rule, address }) => [rule, address])).toEqual([
      ["s3-public-access-block", "aws_s3_bucket_public_access_block.zone-raw_public-access-block"],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { named, waitsOf } from "../support/dependencies";
import { representativeStacks } from "../support/representative";
import { exampleStacks } from "../tools/diagram/support/examples";

/** What lets somebody use an object: type of the object → types of its policies → argument that names the object. */
const POLICIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_cloudwatch_log_group: { aws_cloudwatch_log_resource_policy: "policy_document" },
  aws_iam_role: { aws_iam_role_policy: "role", aws_iam_role_policy_attachment: "role" },
  aws_kinesis_stream: { aws_kinesis_resource_policy: "resource_arn" },
  aws_kms_key: { aws_kms_key_policy: "key_id" },
  aws_s3_bucket: { aws_s3_bucket_policy: "bucket" },
  aws_secretsmanager_secret: { aws_secretsmanager_secret_policy: "secret_arn" },
  aws_sns_topic: { aws_sns_topic_policy: "arn" },
  aws_sqs_queue: { aws_sqs_queue_policy: "queue_url" },
};

/** Arguments that name an object and need no leave of it: `type.argument`, and why. */
const NEEDS_NO_LEAVE: readonly (readonly [RegExp, string])[] = [
  [/^aws_s3_bucket_\w+\.bucket$/, "a setting of the bucket itself"],
  [/^aws_(iam_role|s3_bucket)_policy\.policy$/, "a policy names what it is about, and whom it lets in"],
  [
    /^aws_lakeformation_(data_lake_settings|permissions|opt_in)\.(admins|read_only_admins|principal)$/,
    "a role that is given something, and does nothing for it",
  ],
  [/^aws_sns_topic_subscription\.topic_arn$/, "somebody who reads, not one who publishes"],
  [/^aws_kinesis_stream_consumer\.stream_arn$/, "made by the owner of the stream"],
];

interface Use {
  readonly user: string;
  readonly object: string;
}

/** Uses of objects in a stack that do not wait for every policy of the object; also by a name that is written out. */
function early({ name, json }: EmittedStack): { readonly uses: readonly Use[]; readonly wrong: readonly string[] } {
  const waits = waitsOf(json);
  const resources = Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, body]) => ({ type, address: `${type}.${id}`, body })),
  );
  const known = new Set(resources.map(({ address }) => address));
  const names = new Map(
    resources.flatMap(({ type, address, body }) => (type === "aws_s3_bucket" ? [[String(body.bucket), address]] : [])),
  );
  const uses: Use[] = [];
  const wrong: string[] = [];
  for (const { address: object, type: owner } of resources) {
    const kinds = POLICIES[owner];
    if (kinds === undefined) continue;
    const policies = resources.filter(({ type, body }) => named(body[kinds[type] ?? ""], known).includes(object));
    for (const { type, address: user, body } of resources) {
      if (type in kinds || user === object) continue;
      const isUsed = Object.entries(body).some(
        ([argument, value]) =>
          !["//", "depends_on", "lifecycle"].includes(argument) &&
          !NEEDS_NO_LEAVE.some(([pattern]) => pattern.test(`${type}.${argument}`)) &&
          (named(value, known).includes(object) || names.get(String(value)) === object),
      );
      if (!isUsed) continue;
      uses.push({ user, object });
      for (const policy of policies) {
        if (!waits(user).has(policy.address)) wrong.push(`${name}: ${user} uses ${object} before ${policy.address}`);
      }
    }
  }
  return { uses, wrong };
}

describe("whoever uses a role, a bucket, a topic or a log group of its own stack", () => {
  const found = [...representativeStacks(), ...exampleStacks()].map(early);

  it("waits for the policies that let it", () => {
    expect([...new Set(found.flatMap(({ wrong }) => wrong))]).toEqual([]);
  });

  it("is found: the trail, the recorder, access logs, alarms, roles of services", () => {
    const uses = new Set(found.flatMap(({ uses }) => uses.map(({ user, object }) => `${user} → ${object}`)));
    expect(uses.size).toBeGreaterThan(20);
    for (const use of [
      "aws_cloudtrail.trail → aws_s3_bucket.logs",
      "aws_cloudtrail.trail → aws_iam_role.trail-log-group_role",
      "aws_config_configuration_recorder.config → aws_iam_role.config_role",
      "aws_config_delivery_channel.config_channel → aws_s3_bucket.logs",
      "aws_flow_log.flow-log → aws_iam_role.flow-log_log-group_role",
    ]) {
      expect(uses).toContain(use);
    }
  });

  it("has access logs name the target through its policy", () => {
    const targets = [...representativeStacks(), ...exampleStacks()].flatMap(({ json }) =>
      "aws_s3_bucket_policy" in (json.resource ?? {}) && json.resource?.aws_s3_bucket?.["access-logs"]
        ? Object.values(json.resource.aws_s3_bucket_logging ?? {}).map(({ target_bucket }) => target_bucket)
        : [],
    );
    expect(new Set(targets)).toEqual(new Set(["${aws_s3_bucket_policy.access-logs_policy.bucket}"]));
  });
});

import { describe, expect, it } from "vitest";
import type { Block } from "../../tools/simulate/schema/model";
import { PACKAGES } from "../../tools/simulate/schema/packages";
import { typeSchema } from "../../tools/simulate/schema/provider-schema";
import { representativeStacks } from "../support/representative";
import { exampleStacks } from "../tools/diagram/support/examples";

/** Arguments that name a key which encrypts what the resource holds. */
const KEY = /(^|_)kms_key|kms_master_key|^kms_key|(^|_)kms_(key_)?(arn|id)$|^key_arn$|encryption_key|^cmk|^key_id$/;

/** Addresses that go without a key of one's own, and why. */
const WITHOUT: readonly (readonly [RegExp, string])[] = [
  [/^aws_s3_bucket\./, "its encryption is a resource of its own, and has a rule of its own (s3-encryption)"],
  [
    /^aws_rds_cluster_instance\./,
    "the cluster's key encrypts its storage; the argument is about Performance Insights, which names a key where it is on",
  ],
  [
    /^aws_pipes_pipe\./,
    "the key is for its filter and transformation, which are of the configuration; records lie with what they come from and go to",
  ],
  [/^aws_scheduler_schedule\./, "what it holds is an input of the configuration, without data"],
  [
    /^aws_cloudwatch_event_connection\./,
    "its client secret lies in a secret of AWS Secrets Manager that EventBridge makes, encrypted with a key of AWS",
  ],
  [
    /^aws_sfn_state_machine\./,
    "the key is for what steps hand on: ids of runs, parameters, answers of functions; no rows of tables",
  ],
  [
    /^aws_lambda_function\./,
    "the key is for its environment variables, which are the workspace's address and names; its program lies in a bucket with a key of one's own",
  ],
  [
    /^aws_sagemaker_endpoint_configuration\.data-service-seldom_/,
    "serverless: the key is for disks of instances, of which there are none",
  ],
  [
    /^aws_dataexchange_revision_assets\./,
    "files are copied to AWS Data Exchange, which encrypts them with a key of AWS; the argument is about buckets that others read directly",
  ],
  [/^aws_lambda_event_source_mapping\./, "the key is for filters of events, of which there are none"],
  [
    /^aws_s3_bucket_server_side_encryption_configuration\.access-logs_encryption$/,
    "S3 delivers access logs to no bucket whose default encryption is a KMS key",
  ],
];

/** Dotted paths of arguments in a block that name a key. */
function keyArguments(block: Block, path = ""): string[] {
  const own = [...block.attributes.values()]
    .filter(({ name, optional, required }) => (optional || required) && KEY.test(name))
    .map(({ name }) => `${path}${name}`);
  const inner = [...block.blocks.values()].flatMap(({ name, block: nested }) =>
    keyArguments(nested, `${path}${name}.`),
  );
  return [...own, ...inner];
}

function valuesAt(body: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(body)) return body.flatMap((item) => valuesAt(item, [name ?? "", ...rest]));
  if (typeof body !== "object" || body === null) return [];
  const value = (body as Record<string, unknown>)[name ?? ""];
  return rest.length === 0 ? (value === undefined ? [] : [value]) : valuesAt(value, rest);
}

describe("what can be encrypted with a key of one's own", () => {
  const resources = [...representativeStacks(), ...exampleStacks()].flatMap(({ json }) =>
    Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, body]) => ({ type, address: `${type}.${id}`, body })),
    ),
  );
  const types = [...new Set(resources.map(({ type }) => type))].filter((type) => type.startsWith("aws_"));
  const keys = new Map(types.map((type) => [type, keyArguments(typeSchema(PACKAGES.aws, "resource", type))]));

  it("is, or is on the list of what is not", () => {
    const without = resources.filter(({ type, body }) => {
      const paths = keys.get(type) ?? [];
      return paths.length > 0 && !paths.some((path) => valuesAt(body, path.split(".")).length > 0);
    });
    const unexplained = without.filter(({ address }) => !WITHOUT.some(([pattern]) => pattern.test(address)));
    expect([...new Set(unexplained.map(({ address }) => address))]).toEqual([]);
  });

  it("needs no reason that nothing has", () => {
    const unused = WITHOUT.filter(([pattern]) => !resources.some(({ address }) => pattern.test(address)));
    expect(unused).toEqual([]);
  });

  it("is found in the schema: log groups, topics, streams, trails, firewalls", () => {
    for (const type of [
      "aws_cloudtrail",
      "aws_cloudwatch_log_group",
      "aws_kinesis_stream",
      "aws_networkfirewall_firewall",
      "aws_networkfirewall_firewall_policy",
      "aws_networkfirewall_rule_group",
      "aws_sns_topic",
    ]) {
      expect(keys.get(type), type).not.toEqual([]);
    }
  });
});

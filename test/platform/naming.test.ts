import { describe, expect, it } from "vitest";
import { ACCOUNT_STACK } from "../../config/derive/stacks";
import { placeOf } from "../../config/record/line";
import type { Naming } from "../../config/schema/naming";
import type { EmittedStack } from "../../emitted/stacks";
import { compare, type Now } from "../../tools/record/compare";
import { presentIn } from "../../tools/record/of-stacks";
import { updated } from "../../tools/record/update";
import { NOTHING_SAID } from "../support/records";
import { referencePlatform, referenceStacks, referenceWith } from "../support/reference";
import { synthPlatform } from "../support/shipped";

/** As long as the default ones, so that lists and policies are divided in the same places. */
const PATTERNS = {
  prefix: "{environment}-{company}",
  buckets: "{account}-{purpose}-{prefix}",
  catalogs: "{environment}x{key}",
  roles: "{prefix}@{purpose}",
  logGroups: "-{prefix}-{purpose}",
  keys: "{prefix}_{purpose}",
  secrets: "{prefix}+{purpose}",
  securityGroups: "{prefix},{purpose}",
  locations: "{prefix}_{purpose}",
  workspaces: "{prefix}_{purpose}",
  // What starts with the prefix in any case gets an end that nothing else has.
  streams: "{prefix}-{purpose}-0z",
  kafkaClusters: "{prefix}-{purpose}-0z",
  databases: "{prefix}-{purpose}-0z",
  warehouses: "{prefix}-{purpose}-0z",
  tables: "{prefix}-{purpose}-0z",
  queues: "{prefix}-{purpose}-0z",
  jobs: "{prefix}_{purpose}",
} as const satisfies Naming;

const { platform } = referencePlatform();
const [dev] = platform.environments;
if (dev === undefined) throw new Error("the example has an environment");
const start = dev.prefix;
const other = `${dev.name}-${platform.account.name}`;

const textsOf = (stacks: readonly EmittedStack[]) =>
  new Map(stacks.map(({ name, json }) => [name, JSON.stringify(json, null, 1)]));

/** Names that the file says itself: of its workspace on the web, and the address of a proxy that AWS has given. */
const WRITTEN = new RegExp(`"${start}"|${start}-[a-z-]+\\.proxy-|/Lakehouse/${start}/experiments/demand/demand`, "g");

/** A text with the names that the patterns give, as the default ones have them. */
const asByDefault = (text: string): string =>
  text
    .replaceAll("-0z", "")
    .replaceAll(new RegExp(`${dev.awsAccountId}-([a-z0-9*-]+?)-${other}`, "g"), `${start}-$1-${dev.awsAccountId}`)
    // Names with the digest of what they are for.
    .replaceAll(/-[0-9a-f]{8}(?=")/g, "-digest")
    .replaceAll(/(?<=\bjoin\([^[]*\[[\\"]*)[0-9a-f]{8}(?=[\\"]*,)/g, "digest")
    .replaceAll(`log-group:-${other}-`, `log-group:/${start}/`)
    .replaceAll(new RegExp(`(?<=["; ])-${other}-`, "g"), `/${start}/`)
    .replaceAll(new RegExp(`${other}[@+,_](?=[\\w*{])`, "g"), `${start}-`)
    .replaceAll(other, start)
    .replaceAll(other.replaceAll("-", "_"), start.replaceAll("-", "_"))
    .replaceAll(new RegExp(`\\b${dev.name}x(?=[a-z])`, "g"), `${dev.name}_`);

const lines = (text: string | undefined) =>
  (text ?? "")
    .split("\n")
    .map((line) => line.replace(/,$/, ""))
    .sort();

describe("patterns of names", () => {
  const before = textsOf(referenceStacks());
  const after = textsOf(synthPlatform(referenceWith({ naming: PATTERNS }).platform));

  it.each([...before.keys()])("change names in %s, and nothing beside them", (stack) => {
    expect(lines(asByDefault(after.get(stack) ?? ""))).toEqual(lines(asByDefault(before.get(stack) ?? "")));
  });

  it("are refused where they change under what is recorded, of every sort that holds data or is known to others", () => {
    const stacks = [referenceStacks(), synthPlatform(referenceWith({ naming: PATTERNS }).platform)];
    const [was, is] = stacks.map((all): Now => ({ ...NOTHING_SAID, present: presentIn(all), stacks: all }));
    if (was === undefined || is === undefined) throw new Error("there are two");
    const { changed } = compare(updated([], was), is);
    const types = changed.map(({ thing }) => placeOf(thing)?.address.split(".")[0] ?? "");
    expect([...new Set(types)]).toEqual(
      expect.arrayContaining([
        "aws_cloudwatch_log_group",
        "aws_dynamodb_table",
        "aws_kinesis_stream",
        "aws_msk_serverless_cluster",
        "aws_rds_cluster",
        "aws_redshift_cluster",
        "aws_sqs_queue",
        "aws_s3_bucket",
        "aws_secretsmanager_secret",
        "databricks_catalog",
        "databricks_external_location",
        "databricks_storage_credential",
      ]),
    );
  });

  it.each<[type: string, ends: string]>([
    ["aws_kinesis_stream", "-0z"],
    ["aws_kinesis_firehose_delivery_stream", "-0z"],
    ["aws_dynamodb_table", "-0z"],
    ["aws_msk_serverless_cluster", "-0z"],
    ["aws_rds_cluster", "-0z"],
    ["aws_redshift_cluster", "-0z"],
    ["aws_sqs_queue", "-0z"],
    ["aws_redshiftserverless_workgroup", "-0z"],
  ])("give every %s a name of its own sort", (type, ends) => {
    const made = [...after.values()].flatMap((text) =>
      Object.values((JSON.parse(text) as EmittedStack["json"]).resource?.[type] ?? {}),
    );
    expect(made).not.toEqual([]);
    for (const one of made) {
      const { name, cluster_identifier, cluster_name, workgroup_name } = one;
      expect(String(name ?? cluster_identifier ?? cluster_name ?? workgroup_name)).toMatch(
        new RegExp(`^${other}-.+${ends}$`),
      );
    }
  });

  it("are in every stack of the environment that has names", () => {
    const having = (texts: ReadonlyMap<string, string>, name: string) =>
      [...texts].flatMap(([stack, text]) => (stack !== ACCOUNT_STACK && text.includes(name) ? [stack] : []));
    expect(having(after, other)).toEqual(having(before, start));
    const made = new Map([...after].map(([stack, text]) => [stack, text.replaceAll(WRITTEN, "")]));
    expect(having(made, start)).toEqual([]);
  });
});

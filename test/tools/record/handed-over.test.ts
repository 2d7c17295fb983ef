import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Platform } from "../../../config/model";
import type { Problem } from "../../../config/problem";
import { parseRecord, type RecordFile, recordText } from "../../../config/record/file";
import { isThing, isUse } from "../../../config/record/line";
import { unwrapped } from "../../../config/references";
import { resolvePlatform } from "../../../config/resolve";
import type { AccountInput } from "../../../config/schema/account";
import { accountSchema } from "../../../config/schema/account";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { environmentSchema } from "../../../config/schema/environment";
import { addresses, type EmittedStack } from "../../../emitted/stacks";
import { checkRecords, partsOf } from "../../../tools/record/against";
import { updated } from "../../../tools/record/update";
import { HANDED_OVER, NOTHING_OF_ITS_OWN, ownInputs, withWords } from "../../support/handed-over";
import { type Known, REASON } from "../../support/handed-over/group";
import { PROJECT } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

/** Ids as they look, of what nothing has deployed. */
const LOOKS: Readonly<Record<string, string>> = {
  "aws_appflow_connector_profile name": "acme-dev-accounts",
  "aws_mskconnect_custom_plugin arn":
    "arn:aws:kafkaconnect:eu-west-1:111111111111:custom-plugin/sink/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f-2",
  "aws_msk_cluster arn": "arn:aws:kafka:eu-west-1:111111111111:cluster/b/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f-2",
  "aws_secretsmanager_secret arn": "arn:aws:secretsmanager:eu-west-1:111111111111:secret:acme-dev-leads-client-AbCdEf",
  "aws_glue_catalog_database name": "acme_dev_lake_marts",
  "aws_ce_anomaly_monitor arn": "arn:aws:ce::111111111111:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000000",
  "aws_vpc id": "vpc-00000000000000001",
  "aws_vpc_endpoint id": "vpce-00000000000000001",
  "aws_ec2_transit_gateway id": "tgw-00000000000000001",
};
let count = 0;
const likely: Known = (_, address, attribute) => {
  const type = address.split(".")[0] ?? "";
  const known = LOOKS[`${type} ${attribute}`];
  if (known !== undefined) return known;
  count += 1;
  if (type === "aws_subnet") return `subnet-0000000000000000${count % 10}`;
  if (type === "aws_security_group") return `sg-000000000000${String(count).padStart(5, "0")}`;
  return /(^|_)id$/.test(attribute)
    ? `0c9d2a74-5e13-4b8f-a6d7-91e0f3b2${String(count).padStart(4, "0")}`
    : `thing-${count}`;
};

function platformOf(account: AccountInput, input: EnvironmentInput, records: readonly RecordFile[] = []): Platform {
  return resolvePlatform({
    account: { file: "config/account.ts", input: account },
    environments: [{ file: "config/environments/dev.ts", input }],
    folders: PROJECT,
    records,
  }).platform;
}

function recordsOf(platform: Platform, stacks: readonly EmittedStack[], before: readonly RecordFile[] = []) {
  return partsOf(platform, stacks).map((part): RecordFile => {
    const lines = before.find(({ name }) => name === part.name)?.lines ?? [];
    return parseRecord(part.name, recordText(updated(lines, part)));
  });
}

const errorsOf = (platform: Platform, stacks: readonly EmittedStack[], records: readonly RecordFile[]): Problem[] =>
  checkRecords(platform, stacks, records, []).problems.filter(({ severity }) => severity === "error");

/** Stack and address of everything. */
const placesIn = (stacks: readonly EmittedStack[]): string[] =>
  stacks.flatMap(({ name, json }) => addresses(json).map((address) => `${name}: ${address}`));
const removedIn = (stacks: readonly EmittedStack[]): string[] =>
  stacks.flatMap(({ name, json }) => (json.removed ?? []).map(({ from }) => `${name}: ${from}`));

describe.each(HANDED_OVER)("$name", (group) => {
  const own = ownInputs(group);
  const base = platformOf(own.account, own.input);
  const baseStacks = synthPlatform(base);
  const records = recordsOf(base, baseStacks);

  const used = ownInputs(group);
  for (const { use } of group.things) use(used, likely);
  const settings = group.things.map(({ setting }) => setting);
  const silent = platformOf(used.account, used.input, records);
  const silentStacks = synthPlatform(silent);

  const said = withWords(group, used);
  const head = platformOf(said.account, said.input, records);
  const headStacks = synthPlatform(head);
  const next = recordsOf(head, headStacks, records);

  it("has something for each setting, and knows which is whose", () => {
    const { account, environments } = base;
    const before = [account, ...environments].flatMap(({ ownership }) => ownership.own);
    const after = [head.account, ...head.environments].flatMap(({ ownership }) => ownership.existing);
    expect(settings.filter((setting) => !before.includes(setting))).toEqual([]);
    expect(settings.filter((setting) => !after.includes(setting))).toEqual([]);
  });

  it.each(settings)("%s: is refused without a word, with what it would do and the word", (setting) => {
    const found = errorsOf(silent, silentStacks, records).filter(({ path }) => path === setting);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(
      /is used as it is now, deployed\/\w+\.jsonl says that it was made here.*is destroyed/,
    );
    expect(found[0]?.fix).toMatch(/^say that it is handed over, handedOver: \{ "?[\w.-]+"?: \{ reason: "…" \} \}/);
  });

  it("is refused for nothing else, and for nothing with the words", () => {
    const others = errorsOf(silent, silentStacks, records).filter(({ path }) => !settings.includes(path));
    expect(others).toEqual([]);
    expect(errorsOf(head, headStacks, records)).toEqual([]);
  });

  it("leaves by `removed` alone: nothing that was made is destroyed", () => {
    const [there, forgotten] = [new Set(placesIn(headStacks)), new Set(removedIn(headStacks))];
    const destroyed = placesIn(baseStacks).filter((place) => !there.has(place) && !forgotten.has(place));
    // Ways out to it are in groups that stay here; what names the thing makes its own.
    expect(destroyed.filter((place) => !/egress_rule\.data-service-[^.]+_egress_/.test(place))).toEqual([]);
    expect(forgotten.size).toBeGreaterThanOrEqual(settings.length);
    const blocks = headStacks.flatMap(({ json }) => json.removed ?? []);
    expect(blocks.every(({ lifecycle }) => lifecycle.destroy === false)).toBe(true);
    expect(JSON.stringify(blocks).split(REASON)).toHaveLength(blocks.length + 1);
  });

  it("is marked in the record, with the word and without it afterwards", () => {
    expect(errorsOf(head, headStacks, next)).toEqual([]);
    const marked = next.flatMap(({ lines }) => lines).filter((line) => !isUse(line) && line.retired === "handed over");
    expect(marked.length).toBeGreaterThan(0);
    // Recorded first and deployed then, the same is forgotten.
    const again = platformOf(said.account, said.input, next);
    expect(removedIn(synthPlatform(again)).sort()).toEqual(removedIn(headStacks).sort());
    const later = platformOf(used.account, used.input, next);
    const laterStacks = synthPlatform(later);
    expect(removedIn(laterStacks)).toEqual([]);
    expect(errorsOf(later, laterStacks, next)).toEqual([]);
    expect(recordsOf(later, laterStacks, next)).toEqual(next);
  });

  it("comes back by adoption alone", () => {
    const back = platformOf(own.account, own.input, next);
    const backStacks = synthPlatform(back);
    const found = errorsOf(back, backStacks, next);
    expect(found.map(({ path }) => path).sort()).toEqual([...settings].sort());
    for (const { message, fix } of found) {
      expect(message).toContain("says that it was used as it is");
      expect(fix).toMatch(/take over what exists, adopted: \{ .*"<id>"/);
    }
    // Accepted by name, the record has what is made again.
    const acknowledged = ({ handedOver = {} }: Pick<AccountInput | EnvironmentInput, "handedOver">) =>
      Object.fromEntries(
        Object.entries(handedOver).map(([setting, word]) => [
          setting.includes(".") ? setting : `${setting}.mode`,
          word,
        ]),
      );
    const accepted = platformOf(
      { ...own.account, acknowledged: acknowledged(said.account) },
      { ...own.input, acknowledged: acknowledged(said.input) },
      next,
    );
    expect(errorsOf(accepted, backStacks, next)).toEqual([]);
    const lines = recordsOf(accepted, backStacks, next).flatMap(({ lines }) => lines);
    expect(lines.filter(isUse).filter(({ key }) => settings.includes(key))).toEqual([]);
    const before = records.flatMap(({ lines }) => lines).filter(isThing);
    for (const thing of before) expect(lines).toContainEqual(thing);
  });
});

/** Every place of a schema that can say `existing`. */
function patternsIn(schema: z.core.$ZodType | undefined, path = ""): string[] {
  const bare = unwrapped(schema);
  const below = (key: string) => (path === "" ? key : `${path}.${key}`);
  if (bare instanceof z.ZodEnum) return bare.options.includes("existing") ? [path.replace(/\.mode$/, "")] : [];
  if (bare instanceof z.ZodArray) return patternsIn(bare.element, below("*"));
  if (bare instanceof z.ZodRecord) return patternsIn(bare.valueType, below("*"));
  if (bare instanceof z.ZodObject) {
    return Object.entries(bare.shape).flatMap(([key, field]) => patternsIn(field, below(key)));
  }
  if (!(bare instanceof z.ZodDiscriminatedUnion)) return [];
  const { discriminator } = bare.def;
  const wordOf = (option: z.core.$ZodType): unknown[] => {
    if (option instanceof z.ZodDiscriminatedUnion) return option.options.flatMap(wordOf);
    const literal = option instanceof z.ZodObject ? unwrapped(option.shape[discriminator]) : undefined;
    return literal instanceof z.ZodLiteral ? [...literal.values] : [];
  };
  const words = bare.options.flatMap(wordOf);
  const holder = discriminator === "mode" ? path : path.replace(/\.[^.]*$/, "");
  return [
    ...(words.includes("existing") ? [holder] : []),
    ...bare.options.flatMap((option) => {
      const word = [...new Set(wordOf(option))].join("|");
      const isChoice = discriminator === "kind" || path === "network";
      return patternsIn(option, isChoice ? `${path}[${word}]` : path);
    }),
  ];
}

describe("every mode `existing` of the schemas", () => {
  const all = [...new Set([accountSchema, environmentSchema].flatMap((schema) => patternsIn(schema)))].sort();
  const tried = new Set(HANDED_OVER.flatMap(({ things }) => things.map(({ pattern }) => pattern)));

  it("is handed over above, or makes nothing of its own otherwise", () => {
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((pattern) => !tried.has(pattern) && !NOTHING_OF_ITS_OWN.includes(pattern))).toEqual([]);
    expect([...tried, ...NOTHING_OF_ITS_OWN].filter((pattern) => !all.includes(pattern))).toEqual([]);
  });
});

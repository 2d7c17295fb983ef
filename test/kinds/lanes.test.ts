import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FAMILIES, FAMILY_NAMES, KINDS, laneOf } from "../../config/kinds";
import { LANE_NAMES, LANES } from "../../config/kinds/lanes";
import type { Environment } from "../../config/model";
import { resourcesOf } from "../../emitted/resources";
import type { EmittedStack, StackMetadata } from "../../emitted/stacks";
import { ROOT } from "../support/platform";
import { REPRESENTATIVES, representative } from "../support/representative";
import { synthPlatform } from "../support/shipped";

const platforms = REPRESENTATIVES.map((one) => representative(one));
const made = platforms.map((platform) => ({ platform, stacks: synthPlatform(platform) }));

interface Made {
  readonly family: keyof typeof FAMILIES;
  readonly kind: string;
  readonly key: string;
  readonly type: string;
  readonly address: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly layer: StackMetadata["layer"];
}

/** Every resource that is made for an entry of a kind. */
const resources: readonly Made[] = made.flatMap(({ platform, stacks }) =>
  stacks.flatMap(({ json }: EmittedStack) => {
    const { layer, environment } = json["//"]?.metadata ?? {};
    const environments: readonly Environment[] = platform.environments;
    const env = environments.find(({ name }) => name === environment);
    if (env === undefined || layer === undefined) return [];
    return resourcesOf(json, ...Object.keys(json.resource ?? {})).flatMap(({ type, address, args }) => {
      const [record, key = ""] = settingOf(args).split(".");
      const family = FAMILY_NAMES.find((name) => name === record);
      if (family === undefined) return [];
      const entries: Readonly<Record<string, { readonly kind: string }>> = env[family];
      const kind = entries[key]?.kind;
      return kind === undefined ? [] : [{ family, kind, key, type, address, args, layer }];
    });
  }),
);

/** Kinds that Terraform makes nothing for: their outputs say what people make or set, and rights are the catalogs' own. */
const BY_HAND: readonly string[] = ["enterprise-catalog", "genie-space"];

function settingOf(args: Readonly<Record<string, unknown>>): string {
  const described = args["//"] as { readonly metadata?: { readonly setting?: string } } | undefined;
  return described?.metadata?.setting ?? "";
}

/** Where a type takes tags, as its bindings say: `tags`, `custom_tags` in one of its blocks, or nowhere. */
function placeOfTags(type: string): "tags" | "custom" | undefined {
  const [, provider = "", name = ""] = /^(aws|databricks)_(.+)$/.exec(type) ?? [];
  const path = join(ROOT, `node_modules/@cdktf/provider-${provider}/lib/${name.replaceAll("_", "-")}/index.d.ts`);
  if (!existsSync(path)) return undefined;
  const [, config = ""] = /export interface \w+Config extends cdktf\.TerraformMetaArguments \{([\s\S]*?)\n\}/.exec(
    readFileSync(path, "utf8"),
  ) ?? [""];
  if (/readonly tags\?: \{/.test(config)) return "tags";
  // Labels are a list of words.
  return /readonly (tags|customTags)\?: (?!string\[\])/.test(config) ? "custom" : undefined;
}

describe("lanes", () => {
  const all = FAMILY_NAMES.flatMap((family) => Object.keys(KINDS[family]).map((kind) => [family, kind] as const));

  it.each(all)("%s, %s: is in a lane, and what it makes is in layers of that lane", (family, kind) => {
    const lane = laneOf(family, kind);
    expect(LANE_NAMES).toContain(lane);
    const layers: readonly (string | undefined)[] = LANES[lane].layers;
    const here = resources.filter((one) => one.family === family && one.kind === kind);
    if (BY_HAND.includes(kind)) expect(here).toEqual([]);
    else expect(here.map(({ address }) => address)).not.toEqual([]);
    expect(
      here.filter(({ layer }) => !layers.includes(layer)).map(({ address, layer }) => `${layer}: ${address}`),
    ).toEqual([]);
  });

  it("that no kind is in are those of what is no kind", () => {
    const used = new Set(all.map(([family, kind]) => laneOf(family, kind)));
    expect(LANE_NAMES.filter((lane) => !used.has(lane))).toEqual(["storage"]);
  });
});

describe("tags of what is made for an entry", () => {
  const tagged = resources.filter(({ type }) => placeOfTags(type) !== undefined);

  it("say the entry and its lane, on every type that takes tags", () => {
    expect(new Set(tagged.map(({ type }) => type)).size).toBeGreaterThan(20);
    const wrong = tagged.filter(({ family, kind, key, type, args }) => {
      const expected = { [FAMILIES[family].tag]: key, Lane: laneOf(family, kind) };
      return placeOfTags(type) === "tags" ? !holds(args.tags, expected) : !allWritten(args, expected);
    });
    expect([...new Set(wrong.map(({ type, address }) => `${type}: ${address}`))]).toEqual([]);
  });

  it("are on zones and external locations too, as storage", () => {
    const buckets = made
      .flatMap(({ stacks }) => stacks)
      .flatMap(({ json }) => resourcesOf(json, "aws_s3_bucket", "aws_iam_role"))
      .filter(({ args }) => /^(zones|externalLocations)\./.test(settingOf(args)));
    expect(buckets.length).toBeGreaterThan(0);
    expect(buckets.filter(({ args }) => !holds(args.tags, { Lane: "storage" })).map(({ address }) => address)).toEqual(
      [],
    );
  });

  it("change no resource whose type is made again for another tag", () => {
    // Source: schema of the Databricks provider 1.99, `instance_pool`. Of AWS' provider 6.25 no type is known.
    const replaced = ["databricks_instance_pool"];
    expect(tagged.filter(({ type }) => replaced.includes(type)).map(({ address }) => address)).toEqual([]);
  });
});

const holds = (tags: unknown, expected: Readonly<Record<string, string>>): boolean =>
  Object.entries(expected).every(([key, value]) => (tags as Record<string, unknown> | undefined)?.[key] === value);

/** Tags in a block: each key and value stands there as a pair, `{ key, value }` or `"key": "value"`. */
function allWritten(args: unknown, expected: Readonly<Record<string, string>>): boolean {
  const text = JSON.stringify(args);
  return Object.entries(expected).every(
    ([key, value]) => text.includes(`{"key":"${key}","value":"${value}"}`) || text.includes(`"${key}":"${value}"`),
  );
}

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FAMILY_NAMES } from "../../config/kinds";
import { projectFolders } from "../../config/project-files";
import { resolvePlatform } from "../../config/resolve";
import { DOMAIN_RECORDS } from "../../config/schema/domains";
import type { EnvironmentInput } from "../../config/schema/environment";
import { environmentSchema } from "../../config/schema/environment";
import { placedIn } from "../../emitted/settings";
import type { EmittedStack } from "../../emitted/stacks";
import account from "../../examples/reference/config/account";
import reference from "../../examples/reference/config/environments/reference";
import { accountInput, devInput, platformOf, ROOT } from "../support/platform";
import { REFERENCE, referenceStacks } from "../support/reference";
import { synthPlatform } from "../support/shipped";

type Fields = Readonly<Record<string, unknown>>;

/** The reference architecture, where every kind is, as one domain that somebody else pays for. */
function taggedStacks(): EmittedStack[] {
  const has = DOMAIN_RECORDS.map((record) => [record, Object.keys(reference.input[record] ?? {})]);
  const all = { costCentre: "4720", tags: { Product: "all" }, ...Object.fromEntries(has) };
  const input: EnvironmentInput = { ...reference.input, tags: { CostCenter: "1" }, domains: { all } };
  return synthPlatform(
    resolvePlatform({
      account: { file: "config/account.ts", input: account.input },
      environments: [{ file: "config/environments/reference.ts", input }],
      folders: projectFolders(join(ROOT, REFERENCE)),
    }).platform,
  );
}

/** Every set of tags in a resource: a map, or a list of keys and values. */
function tagSets(value: unknown): Fields[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    // What a workflow of Transfer Family writes on files is the user's.
    if (key === "tag_step_details") return [];
    if (key !== "tags" && key !== "custom_tags") return tagSets(item);
    // Labels of a query are words.
    if (Array.isArray(item) && item.every((one) => typeof one === "string")) return [];
    if (!Array.isArray(item)) return "custom_tags" in item ? tagSets(item) : [item as Fields];
    return [Object.fromEntries(item.map(({ key: tag, value: said }) => [tag, said]))];
  });
}

const taggedIn = (stacks: readonly EmittedStack[]) =>
  stacks.flatMap(({ name, json }) =>
    placedIn(json).flatMap(({ address, metadata }) => {
      const [type = "", id = ""] = address.split(".");
      return tagSets(json.resource?.[type]?.[id]).map((tags) => ({
        name,
        address,
        setting: metadata.setting ?? "",
        tags,
      }));
    }),
  );

describe("tags of a domain", () => {
  it("are on all that it has and that takes tags, in AWS and in Databricks, and on nothing else", () => {
    const records: readonly string[] = DOMAIN_RECORDS;
    const before = taggedIn(referenceStacks());
    const after = taggedIn(taggedStacks());
    expect(after.map(({ address }) => address)).toEqual(before.map(({ address }) => address));
    // Objects take ten tags, and are paid for as part of their bucket.
    const isOfDomain = ({ setting, address }: { setting: string; address: string }) =>
      records.includes(setting.split(".")[0] ?? "") && !address.startsWith("aws_s3_object.");
    const mistagged = after.filter((one) => {
      const { Domain, CostCenter, Product } = one.tags;
      const isTagged = Domain === "all" && CostCenter === "4720" && Product === "all";
      return isOfDomain(one) ? !isTagged : Domain !== undefined || CostCenter === "4720";
    });
    expect(mistagged.map(({ address, setting }) => `${address}: ${setting}`)).toEqual([]);
    const tagged = after.filter(isOfDomain);
    for (const family of [...FAMILY_NAMES.filter((one) => one !== "connections"), "zones"]) {
      expect(tagged.filter(({ setting }) => setting.startsWith(family)).length, family).toBeGreaterThan(0);
    }
    expect(tagged.filter(({ address }) => address.startsWith("databricks_")).length).toBeGreaterThan(10);
  });

  it("let cluster policies of the workspace admit its cost centre beside the environment's", () => {
    const policies = taggedStacks().flatMap(({ json }) =>
      Object.entries(json.resource?.databricks_cluster_policy ?? {}),
    );
    const rule = (id: string) => {
      const found = policies.find(([name]) => name.includes(id))?.[1];
      return JSON.parse(String(found?.definition))["custom_tags.CostCenter"];
    };
    expect(rule("cluster-policy-pipelines")).toEqual({
      type: "allowlist",
      values: ["1", "4720"],
      defaultValue: "1",
    });
  });

  it("are none where it asks for none, and none that the environment has already", () => {
    const stacks = (domains: EnvironmentInput["domains"]) =>
      synthPlatform(platformOf(accountInput(), { ...devInput(), domains }));
    const bare = stacks({});
    expect(stacks({ sales: { sources: ["orders"], catalogs: ["sales"] } })).toEqual(bare);
    const paid = taggedIn(stacks({ sales: { costCentre: "4711", sources: ["orders"] } }));
    const orders = paid.filter(
      ({ setting, address }) => setting.startsWith("sources.orders") && address.startsWith("aws_"),
    );
    expect(orders.filter(({ tags }) => "CostCenter" in tags)).toEqual([]);
    expect(environmentSchema.shape.domains.parse(undefined)).toEqual({});
  });
});

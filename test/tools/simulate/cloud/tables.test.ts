import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REFERENCES } from "../../../../tools/simulate/cloud/references";
import { RULES } from "../../../../tools/simulate/cloud/rules";
import { AWS_RULES } from "../../../../tools/simulate/cloud/rules/aws";
import { CHECK_RULES } from "../../../../tools/simulate/cloud/rules/checks";
import { TYPES, withFacet } from "../../../../tools/simulate/cloud/services";
import { SimulatedCloud } from "../../../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../../../tools/simulate/cloud/store";
import { PUBLISHED } from "../../../../tools/simulate/given/published";
import { type Block, typeOfBlock } from "../../../../tools/simulate/schema/model";
import { folderOf, PACKAGES, type ProviderName } from "../../../../tools/simulate/schema/packages";
import { typeSchema } from "../../../../tools/simulate/schema/provider-schema";
import type { Type } from "../../../../tools/simulate/schema/type";
import { Caller } from "./support/caller";

/** What the services of AWS decide, type by type. */
const AWS_ROWS = Object.fromEntries(
  Object.entries(withFacet("computed")).flatMap(([type, row]) =>
    type.startsWith("aws_") && typeof row !== "function" ? [[type, row]] : [],
  ),
);

const RULES_FOLDER = join(__dirname, "../../../../tools/simulate/cloud/rules");

describe("the tables name only what the providers have", () => {
  it("references: types, paths, targets and their attributes", () => {
    const wrong = REFERENCES.flatMap(({ type, path, targets, attribute, goesIf }) => [
      ...(goesIf === undefined ? [] : targets.flatMap((target) => missing(target, goesIf))),
      ...(type.endsWith("*") || path.startsWith("**.") || !isReal(type) ? [] : missing(type, path)),
      ...targets.filter(isReal).flatMap((target) => (resource(target) ? [] : [`no type ${target}`])),
      ...[attribute].flat().flatMap((name) => {
        const having =
          targets.some((target) => !isReal(target)) || targets.some((target) => missing(target, name).length === 0);
        return having ? [] : [`none of ${targets.join(", ")} has ${name}`];
      }),
    ]);
    expect(wrong).toEqual([]);
  });

  it("names and slots: types and attributes", () => {
    const wrong = Object.entries(withFacet("unique")).flatMap(([type, rows]) =>
      rows.flatMap(({ attributes, with: others = [] }) => [
        ...attributes.flatMap((path) => missing(type, path)),
        ...[type, ...others].flatMap((each) => (resource(each) ? [] : [`no type ${each}`])),
      ]),
    );
    expect(wrong).toEqual([]);
  });

  it("computed values of AWS: types, and the attributes that are no intermediate steps", () => {
    const steps = ["arn", "arn_suffix", "catalog_id", "cluster_uuid", "current_version", "name_prefix", "region"];
    const wrong = Object.entries(AWS_ROWS).flatMap(([type, row]) =>
      resource(type)
        ? Object.keys(row).flatMap((name) => (steps.includes(name) ? [] : missing(type, name)))
        : [`no type ${type}`],
    );
    expect(wrong).toEqual([]);
  });

  it("computed values of AWS: what their templates refer to", () => {
    const builtIn = ["account", "partition", "region", "suffix", "time", "uuid"];
    const sized = /^(base36|digits|hex|upper):/;
    const wrong = Object.entries(AWS_ROWS).flatMap(([type, row]) =>
      Object.values(row)
        .filter((decided) => typeof decided === "string")
        .flatMap((template) => [...template.matchAll(/\{([^{}|]+)/g)].map(([, name = ""]) => name))
        .filter((name) => !builtIn.includes(name) && !sized.test(name) && !(name in row))
        .flatMap((name) => missing(type, name)),
    );
    expect(wrong).toEqual([]);
  });

  it("computed values of AWS: every type can be made, and has an id of its own", () => {
    const caller = new Caller(undefined, new SimulatedCloud(new Store(), PUBLISHED, []));
    const nameless = Object.keys(AWS_ROWS).filter((type) => {
      const { id = "", arn = "" } = caller.make(type, {}).attributes;
      return id === null || [id, arn].some((value) => /[{}]|undefined|null/.test(String(value ?? "")));
    });
    expect(nameless).toEqual([]);
  });

  it("policies: types and arguments", () => {
    const wrong = Object.entries(withFacet("policies")).flatMap(([type, policies]) =>
      Object.keys(policies).flatMap((name) => missing(type, name)),
    );
    expect(wrong).toEqual([]);
  });

  it("quotas, roles, meetings, owners of policies: arguments", () => {
    const wrong = Object.entries(TYPES).flatMap(([type, { quota, trusts, sameVpc, policyOf, keepsName }]) => [
      ...[quota?.per, quota?.where?.[0], trusts?.path, policyOf?.argument, keepsName].flatMap((path) =>
        path === undefined ? [] : missing(type, path),
      ),
      ...(sameVpc?.arguments ?? []).flatMap((path) => missing(type, path)),
      ...(policyOf?.of ?? []).flatMap((owner) =>
        (policyOf?.by ?? []).some((name) => missing(owner, name).length === 0) ? [] : [`no ${owner} by that`],
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  it("checks: types and arguments, and one way of being wrong each", () => {
    const wrong = Object.entries(withFacet("checks")).flatMap(([type, checks]) =>
      checks.flatMap(({ rule, requires, requiresOne, excludes, accepts }) => [
        ...[requires, requiresOne, excludes, accepts && [accepts[0]]].flatMap((paths) =>
          (paths ?? []).flatMap((path) => missing(type, path)),
        ),
        ...([requires, requiresOne, excludes, accepts].filter((way) => way !== undefined).length === 1
          ? []
          : [`${type}: ${rule}`]),
      ]),
    );
    expect(wrong).toEqual([]);
  });

  it("data sources: types, and what they list", () => {
    const types = (["lookup", "lists", "answers"] as const).flatMap((facet) => Object.keys(withFacet(facet)));
    expect(types.filter((type) => !isDataSource(type))).toEqual([]);
    expect(Object.values(withFacet("lists")).filter((type) => !resource(type))).toEqual([]);
  });

  it("what the services do by themselves: types", () => {
    const types = (["delivers", "linkedRole", "keepsName", "effects", "importedBy", "revised"] as const).flatMap(
      (facet) => Object.keys(withFacet(facet)),
    );
    expect(types.filter((type) => !isReal(type) || !resource(type))).toEqual([]);
  });

  it("rules of AWS: types", () => {
    const types = AWS_RULES.flatMap((rule) => (rule.types === "*" ? [] : [...rule.types]));
    expect(types.filter((type) => !resource(type))).toEqual([]);
  });
});

describe("the rules", () => {
  it("have ids of their own, and a source each", () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(RULES.filter(({ source }) => source.length < 4)).toEqual([]);
  });

  it("are in files with their id as the name, one each", () => {
    const files = filesBelow(RULES_FOLDER).map((file) => file.split("/").at(-1)?.replace(/\.ts$/, ""));
    // Those that look at one object only are in the rows of the types.
    const inRows = CHECK_RULES.map(({ id }) => id);
    expect(RULES.map(({ id }) => id).filter((id) => !files.includes(id))).toEqual(inRows);
  });

  it("of AWS and of the rows all are tested by their id", () => {
    const tests = ["aws", "databricks", "."].flatMap((folder) =>
      readdirSync(join(__dirname, folder))
        .filter((name) => name.endsWith(".test.ts"))
        .map((name) => readFileSync(join(__dirname, folder, name), "utf8")),
    );
    const untested = [...AWS_RULES, ...CHECK_RULES].filter(
      ({ id }) => !tests.some((text) => text.includes(`describe("${id}"`)),
    );
    expect(untested.map(({ id }) => id)).toEqual([]);
  });
});

/** What only the simulation knows, for example who is calling, is no type of a provider. */
const isReal = (type: string) => !type.startsWith("simulated_");

/** True for a data source of the installed bindings. */
function isDataSource(type: string): boolean {
  const provider = PACKAGES[type.split("_")[0] as ProviderName];
  return provider !== undefined && folderOf(provider, "data", type) !== undefined;
}

/** The schema of a resource type; undefined where the installed bindings have none. */
function resource(type: string): Block | undefined {
  const provider = PACKAGES[type.split("_")[0] as ProviderName];
  if (!provider || folderOf(provider, "resource", type) === undefined) return undefined;
  return typeSchema(provider, "resource", type);
}

/** What is wrong with a dotted path of a type. */
function missing(type: string, path: string): string[] {
  const block = resource(type);
  if (!block) return [`no type ${type}`];
  let current: Type | undefined = typeOfBlock(block);
  for (const name of path.split(".")) current = member(current, name);
  return current === undefined ? [`${type} has no ${path}`] : [];
}

function member(type: Type | undefined, name: string): Type | undefined {
  if (type === undefined || type === "dynamic") return type;
  if (typeof type === "string") return undefined;
  if (type[0] === "object") return type[1][name];
  if (type[0] === "map") return type[1];
  return type[0] === "tuple" ? undefined : member(type[1], name);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

import type { AttributeFacts, BlockFacts, Json, TypeFacts } from "./facts";
import type { AwsBlockJson, AwsTypeJson, DatabricksBlockJson, SchemaTypeJson } from "./file";

/** Facts of an AWS type from its entry in `aws.json`. */
export function awsFacts(type: string, json: AwsTypeJson): TypeFacts {
  return {
    ...nothing(type),
    // It adds an id to every type that can be set as well; the framework adds none.
    olderSdk: json.attributes.id?.f === "oc",
    attributes: mapValues(json.attributes, (fact, path) => ({
      ...flags(fact.f),
      type: fact.t,
      replacement: {
        change: fact.new,
        set: fact.add ?? fact.new,
        unset: fact.rm ?? fact.new,
        ...(fact.cond === true ? { onlyIf: `${type}.${path}` } : {}),
      },
      allowedIgnoresCase: false,
      ...(fact.sup === true ? { ignored: "any change" } : {}),
    })),
    blocks: mapValues(json.blocks, awsBlock),
  };
}

function awsBlock(fact: AwsBlockJson): BlockFacts {
  return {
    nesting: fact.n,
    ...limits(fact),
    isAttribute: false,
    deprecated: fact.f?.includes("d") === true,
    replacement: { change: undefined, set: fact.add, unset: fact.rm },
  };
}

/** Facts of a type of a provider whose source was read, from its entry in `databricks.json`, `tfe.json` or `time.json`. */
export function schemaFacts(type: string, json: SchemaTypeJson): TypeFacts {
  const ignored = new Map(
    Object.entries(json.ignoredChanges ?? {}).flatMap(([kind, paths]) => paths.map((path) => [path, kind] as const)),
  );
  const attribute = (path: string): AttributeFacts => {
    const fact = json.attributes[path] ?? { t: "string", f: "o" };
    const allowed = json.enums?.[path];
    const known = json.apiEnums?.[path] ?? json.docEnums?.[path];
    return {
      ...flags(fact.f),
      ...limits(fact),
      type: fact.t,
      replacement:
        fact.newIf === undefined
          ? { change: fact.new, set: fact.new, unset: fact.new }
          : { change: true, set: true, unset: true, onlyIf: fact.newIf },
      allowedIgnoresCase: json.enumsIgnoreCase?.includes(path) === true,
      ...optional("allowed", allowed),
      ...optional("known", known),
      ...optional("default", plainDefault(json.defaults?.[path])),
      ...optional("check", json.checks?.[path]),
      ...optional("ignored", ignored.get(path)),
    };
  };
  return {
    ...nothing(type),
    ...optional("level", json.level),
    olderSdk: json.impl === "sdkv2",
    attributes: mapValues(json.attributes, (_, path) => attribute(path)),
    blocks: mapValues(json.blocks ?? {}, (fact, path) => databricksBlock(fact, json.impl, ignored.get(path))),
    conflicts: new Map(Object.entries(json.conflicts ?? {})),
    exactlyOneOf: json.exactlyOneOf ?? [],
    atLeastOneOf: json.atLeastOneOf ?? [],
    requiredWith: new Map(Object.entries(json.requiredWith ?? {})),
    changeFails: json.changeFails ?? [],
    notSentOnUpdate: json.notSentOnUpdate ?? [],
    idNotReplaced: json.idNotReplaced ?? [],
    permissionLevels: new Map(Object.entries(json.permissionLevels ?? {})),
    notes: json.notes ?? [],
    ...optional("deletion", json.delete),
    ...optional("deprecated", json.deprecated),
  };
}

/** In the plugin framework the modifier sits on the whole value; in the older SDK it is about the block itself. */
function databricksBlock(
  fact: DatabricksBlockJson,
  implementation: SchemaTypeJson["impl"],
  ignored: string | undefined,
): BlockFacts {
  const added = fact.new === true ? true : undefined;
  return {
    nesting: fact.n,
    ...limits(fact),
    isAttribute: fact.k === "attr",
    deprecated: fact.f.includes("d"),
    replacement: { change: implementation === "framework" ? fact.new : undefined, set: added, unset: added },
    ...optional("ignored", ignored),
  };
}

function nothing(type: string): TypeFacts {
  return {
    type,
    attributes: new Map(),
    blocks: new Map(),
    conflicts: new Map(),
    exactlyOneOf: [],
    atLeastOneOf: [],
    requiredWith: new Map(),
    olderSdk: false,
    changeFails: [],
    notSentOnUpdate: [],
    idNotReplaced: [],
    permissionLevels: new Map(),
    notes: [],
  };
}

function flags(letters: string): Pick<AttributeFacts, "sensitive" | "writeOnly" | "deprecated"> {
  return {
    sensitive: letters.includes("s"),
    writeOnly: letters.includes("w"),
    deprecated: letters.includes("d"),
  };
}

function limits(fact: { readonly min?: number; readonly max?: number }): Pick<AttributeFacts, "minItems" | "maxItems"> {
  return { ...optional("minItems", fact.min), ...optional("maxItems", fact.max) };
}

/** A default that comes from the caller's environment is none here. */
function plainDefault(value: Json | undefined): Json | undefined {
  return typeof value === "object" && value !== null ? undefined : value;
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A, key: string) => B): Map<string, B> {
  return new Map(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

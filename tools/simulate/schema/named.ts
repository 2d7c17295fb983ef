import { readFileSync } from "node:fs";
import { factsOf } from "../facts";
import { mergeFacts } from "./merge";
import { type Attribute, type Block, type NestedBlock, type Nesting, typeOfNestedAttributes } from "./model";
import type { Type } from "./type";

/** Type of resource → its schema, as providers say it themselves. */
export type NamedSchemas = ReadonlyMap<string, Block>;

interface AttributeJson {
  readonly type?: Type;
  readonly nested_type?: {
    readonly attributes: Readonly<Record<string, AttributeJson>>;
    readonly nesting_mode: string;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
}

interface BlockJson {
  readonly attributes?: Readonly<Record<string, AttributeJson>>;
  readonly block_types?: Readonly<
    Record<
      string,
      {
        readonly nesting_mode: string;
        readonly block: BlockJson;
        readonly min_items?: number;
        readonly max_items?: number;
      }
    >
  >;
}

/** What `terraform providers schema -json` prints. */
interface SchemasJson {
  readonly provider_schemas?: Readonly<
    Record<string, { readonly resource_schemas?: Readonly<Record<string, { readonly block: BlockJson }>> }>
  >;
}

/**
 * Schemas in a file of what `terraform providers schema -json` prints.
 * @throws Error that says what is wrong with the file
 */
export function readNamedSchemas(file: string): NamedSchemas {
  const json = JSON.parse(readFileSync(file, "utf8")) as SchemasJson | null;
  const providers = Object.values(json?.provider_schemas ?? {});
  if (providers.length === 0) throw new Error("has no provider_schemas");
  return new Map(
    providers.flatMap(({ resource_schemas = {} }) =>
      Object.entries(resource_schemas).map(([type, { block }]) => [type, mergeFacts(blockOf(block), factsOf(type))]),
    ),
  );
}

function blockOf({ attributes = {}, block_types = {} }: BlockJson): Block {
  return {
    attributes: new Map(Object.entries(attributes).map(([name, json]) => [name, attributeOf(name, json)])),
    blocks: new Map(
      Object.entries(block_types).map(
        ([name, { nesting_mode, block, min_items = 0, max_items = 0 }]): [string, NestedBlock] => [
          name,
          { name, nesting: nestingOf(nesting_mode), minItems: min_items, maxItems: max_items, block: blockOf(block) },
        ],
      ),
    ),
  };
}

function attributeOf(name: string, json: AttributeJson): Attribute {
  const nested = json.nested_type && {
    nesting: nestingOf(json.nested_type.nesting_mode),
    attributes: new Map(Object.entries(json.nested_type.attributes).map(([key, one]) => [key, attributeOf(key, one)])),
  };
  return {
    name,
    type: nested ? typeOfNestedAttributes(nested) : (json.type ?? "dynamic"),
    ...(nested ? { nested } : {}),
    required: json.required === true,
    optional: json.optional === true,
    computed: json.computed === true,
    sensitive: json.sensitive === true,
    writeOnly: json.write_only === true,
    deprecated: json.deprecated === true,
    ...(json.description === undefined ? {} : { description: json.description.split("\n", 1)[0] ?? "" }),
  };
}

const nestingOf = (mode: string): Nesting => (mode === "list" || mode === "set" || mode === "map" ? mode : "single");

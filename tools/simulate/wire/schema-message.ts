import type { Attribute, Block, NestedBlock, ProviderSchema } from "../schema/model";
import type { ResponseMessage } from "./messages";

/** The answer to the schema call. */
export function schemaMessage(schema: ProviderSchema): ResponseMessage {
  const all = (blocks: ReadonlyMap<string, Block>) =>
    Object.fromEntries([...blocks].map(([type, block]) => [type, oneSchema(block)]));
  return {
    provider: oneSchema(schema.provider),
    resource_schemas: all(schema.resources),
    data_source_schemas: all(schema.dataSources),
  };
}

function oneSchema(block: Block): ResponseMessage {
  return { version: 0, block: blockMessage(block) };
}

function blockMessage(block: Block): ResponseMessage {
  return {
    attributes: [...block.attributes.values()].map(attributeMessage),
    block_types: [...block.blocks.values()].map(nestedBlockMessage),
  };
}

function attributeMessage(attribute: Attribute): ResponseMessage {
  const { nested } = attribute;
  return {
    name: attribute.name,
    required: attribute.required,
    optional: attribute.optional,
    computed: attribute.computed,
    sensitive: attribute.sensitive,
    deprecated: attribute.deprecated,
    write_only: attribute.writeOnly,
    ...(nested
      ? {
          nested_type: {
            nesting: nested.nesting.toUpperCase(),
            attributes: [...nested.attributes.values()].map(attributeMessage),
          },
        }
      : { type: Buffer.from(JSON.stringify(attribute.type)) }),
  };
}

function nestedBlockMessage(nested: NestedBlock): ResponseMessage {
  return {
    type_name: nested.name,
    nesting: nested.nesting.toUpperCase(),
    min_items: nested.minItems,
    max_items: nested.maxItems,
    block: blockMessage(nested.block),
  };
}

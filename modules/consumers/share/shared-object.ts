import type { ShareObject } from "@cdktf/provider-databricks/lib/share";
import type { ShareModel } from "../../../config/kinds/consumers/share";
import { literal } from "../../terraform/literal";

type SharedObject = ShareModel["objects"][number];
type Partitions = NonNullable<Extract<SharedObject, { readonly partitions?: unknown }>["partitions"]>;

/**
 * An object of a share, as the provider takes it.
 * @param schemaName schema → its full name in the metastore
 */
export function sharedObject(object: SharedObject, schemaName: (schema: string) => string): ShareObject {
  const comment = object.comment === undefined ? undefined : literal(object.comment);
  if (object.type === "NOTEBOOK_FILE") {
    const { type: dataObjectType, name, sharedAs: stringSharedAs, contentBase64: content } = object;
    return { name, dataObjectType, comment, stringSharedAs, content };
  }
  const schema = schemaName(object.schema);
  if (object.type === "SCHEMA") return { name: schema, dataObjectType: "SCHEMA", comment };
  const named = { name: `${schema}.${object.name}`, dataObjectType: object.type, comment };
  // Tables and views have a name of two parts in a share, all else a text.
  if (!("history" in object)) return { ...named, stringSharedAs: object.sharedAs };
  return {
    ...named,
    sharedAs: object.sharedAs,
    ...versions(object),
    partition: object.partitions === undefined ? undefined : partitions(object.partitions),
  };
}

/** The API takes one of the two, and the server's choice would show as a change where a table has neither. */
function versions({
  type,
  history,
  changeDataFeed,
  startVersion,
}: Exclude<SharedObject, { type: "SCHEMA" | "VOLUME" | "MODEL" | "FUNCTION" | "NOTEBOOK_FILE" }>) {
  if (type !== "TABLE") return {};
  return changeDataFeed
    ? { cdfEnabled: true, startVersion }
    : { historyDataSharingStatus: history ? "ENABLED" : "DISABLED", startVersion };
}

function partitions(all: Partitions): ShareObject["partition"] {
  return all.map((partition) => ({
    value: Object.entries(partition).map(([name, { op, value, recipientProperty }]) => ({
      name,
      op,
      value: value === undefined ? undefined : literal(value),
      recipientPropertyKey: recipientProperty,
    })),
  }));
}

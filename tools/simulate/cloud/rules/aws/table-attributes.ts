import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { itemsOf, textsAt } from "../../values";

const KEYS = [
  "hash_key",
  "range_key",
  "global_secondary_index.hash_key",
  "global_secondary_index.range_key",
  "local_secondary_index.range_key",
];

/** A DynamoDB table declares the attributes of its keys, and no others. */
export const tableAttributes: Rule = {
  id: "table-attributes",
  source:
    "DynamoDB API, CreateTable: ValidationException (Some index key attributes are not defined in AttributeDefinitions)",
  types: ["aws_dynamodb_table"],
  operations: ["create", "update"],
  refuses({ planned }) {
    if (planned === null) return undefined;
    const declared = itemsOf(planned, "attribute").map((attribute) => String(at(attribute, "name")));
    const used = KEYS.flatMap((path) => textsAt(planned, path));
    const missing = used.find((name) => !declared.includes(name));
    const spare = declared.find((name) => !used.includes(name));
    if (missing === undefined && spare === undefined) return undefined;
    return {
      summary: "ValidationException",
      detail:
        missing === undefined
          ? `Number of attributes in KeySchema does not match AttributeDefinitions: ${spare} is declared but no key or index uses it`
          : `Some index key attributes are not defined in AttributeDefinitions: ${missing}`,
      fix: missing === undefined ? `remove the attribute block of ${spare}` : `add an attribute block for ${missing}`,
      path: [{ attribute: "attribute" }],
    };
  },
};

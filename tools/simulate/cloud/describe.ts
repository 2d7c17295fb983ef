import { at } from "../schema/value";
import type { CloudObject } from "./store";
import { textOf } from "./values";

/** An object in words, for messages: `aws_subnet subnet-0a1b (acme-dev-main)`. */
export function describe({ type, attributes }: CloudObject): string {
  const tags = at(attributes, "tags_all");
  const tag = typeof tags === "object" && tags !== null && "Name" in tags ? tags.Name : undefined;
  const id = textOf(at(attributes, "id"));
  const name = [at(attributes, "name"), tag].map(textOf).find((text) => text !== undefined && text !== id);
  return [type, id, name === undefined ? undefined : `(${name})`].filter((part) => part !== undefined).join(" ");
}

import type { Type } from "../../../../tools/simulate/schema/type";

/** Reads the short spelling of the facts files: `set(object({cidr=string,ports=list(number)}))`. */
export function parseType(text: string): Type {
  const [type, rest] = parse(text);
  if (rest !== "") throw new Error(`not a type: ${text}`);
  return type;
}

function parse(text: string): [Type, string] {
  const primitive = /^(string|number|(?:int|float)\d*|bool|dynamic)/.exec(text)?.[1];
  if (primitive !== undefined) {
    const rest = text.slice(primitive.length);
    return [/^(int|float)/.test(primitive) ? "number" : (primitive as Type), rest];
  }
  const collection = /^(list|set|map)\(/.exec(text)?.[1] as "list" | "set" | "map" | undefined;
  if (collection !== undefined) {
    const [element, rest] = parse(text.slice(collection.length + 1));
    return [[collection, element], rest.slice(1)];
  }
  if (!text.startsWith("object({")) throw new Error(`not a type: ${text}`);
  const attributes: Record<string, Type> = {};
  let rest = text.slice("object({".length);
  while (!rest.startsWith("})")) {
    const name = /^,?(\w+)=/.exec(rest);
    if (name?.[1] === undefined) throw new Error(`not a type: ${text}`);
    [attributes[name[1]], rest] = parse(rest.slice(name[0].length));
  }
  return [["object", attributes], rest.slice(2)];
}

/** `network.vpc_id`, `settings-main.cluster_policy_ids.jobs`. */
const OUTPUT = /^([a-z][a-z0-9-]*)\.(\w+)(?:\.(.+))?$/;
/** `zone-raw/Resource.arn`. */
const ATTRIBUTE = /^([\w.-]+(?:\/[\w.-]+)*)\.(\w+)$/;

/** An output of a stack, or one entry of it. */
export interface OutputReference {
  readonly output: string;
  /** Stack without the environment's name. */
  readonly stack: string;
  readonly name: string;
  readonly key: string | undefined;
}

/** An attribute of a resource. */
export interface AttributeReference {
  readonly attribute: string;
  /** Path of its construct in the stack. */
  readonly construct: string;
  readonly name: string;
}

/** What a value refers to; undefined where it is a value itself, `"wrong"` where it looks like a reference and is none. */
export function referenceOf(value: unknown): OutputReference | AttributeReference | "wrong" | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const [word, text] = entries.find(([key]) => key.startsWith("$")) ?? [];
  if (word === undefined) return undefined;
  if (entries.length > 1 || typeof text !== "string") return "wrong";
  if (word === "$output") {
    const [, stack, name, key] = OUTPUT.exec(text) ?? [];
    return stack === undefined || name === undefined ? "wrong" : { output: text, stack, name, key };
  }
  const [, construct, name] = (word === "$attribute" && ATTRIBUTE.exec(text)) || [];
  return construct === undefined || name === undefined ? "wrong" : { attribute: text, construct, name };
}

/** Every reference in a value, with the path to it. */
export function referencesIn(
  value: unknown,
  path: readonly string[] = [],
): { readonly path: readonly string[]; readonly reference: OutputReference | AttributeReference | "wrong" }[] {
  const reference = referenceOf(value);
  if (reference !== undefined) return [{ path, reference }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => referencesIn(inner, [...path, key]));
}

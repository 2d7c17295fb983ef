import { interpolations } from "./references";
import { type Arguments, text } from "./resources";
import type { EmittedStack } from "./stacks";

/** An attribute that is known only after an apply: `${databricks_group.analysts.id}`. */
export interface Attribute {
  readonly stack: EmittedStack;
  /** `databricks_group`; of something that is looked up too. */
  readonly type: string;
  /** `databricks_group.analysts`, `data.databricks_group.analysts`. */
  readonly address: string;
  readonly args: Arguments;
  readonly attribute: string;
}

/**
 * What a text argument comes to: references to arguments and to outputs of other stacks are followed, as far as the
 * emitted JSON says. Where it ends at an attribute that only an apply knows, that.
 */
export function follow(stacks: readonly EmittedStack[], stack: EmittedStack, value: unknown): string | Attribute {
  const given = text(value);
  const found = interpolations(given);
  const [only] = found;
  if (only !== undefined && only.start === 0 && only.end === given.length) {
    return referred(stacks, stack, only.expression);
  }
  let [at, result] = [0, ""];
  for (const { start, end, expression } of found) {
    const part = referred(stacks, stack, expression);
    result += given.slice(at, start) + (typeof part === "string" ? part : knownId(stacks, part));
    at = end;
  }
  return result + given.slice(at);
}

/** Type → arguments that its id is made of. Source: provider documentation, databricks_schema. */
const IDS: Readonly<Record<string, readonly string[]>> = { databricks_schema: ["catalog_name", "name"] };

/** What only an apply knows, where the provider makes it of arguments; else its address. */
function knownId(stacks: readonly EmittedStack[], { stack, type, address, args, attribute }: Attribute): string {
  const parts = (attribute === "id" ? IDS[type] : undefined)?.map((name) => follow(stacks, stack, args[name]));
  return parts?.every((part) => typeof part === "string") === true ? parts.join(".") : `<${address}.${attribute}>`;
}

/** A text that two arguments have in common where they come to the same. */
export function identity(stacks: readonly EmittedStack[], stack: EmittedStack, value: unknown): string {
  const found = follow(stacks, stack, typeof value === "number" ? String(value) : value);
  return typeof found === "string" ? found : `${found.stack.name} ${found.address}`;
}

function referred(stacks: readonly EmittedStack[], stack: EmittedStack, expression: string): string | Attribute {
  const steps = stepsOf(expression);
  if (steps[0] === "data" && steps[1] === "terraform_remote_state") {
    const producer = stacks.find(
      ({ name, json }) => stack.dependsOn.includes(name) && layerOf(json).includes(steps[2] ?? ""),
    );
    const output = steps.slice(5).reduce<unknown>(inside, producer?.json.output?.[steps[4] ?? ""]?.value);
    if (producer !== undefined && typeof output === "string") return follow(stacks, producer, output);
    return `<${expression}>`;
  }
  const isLookup = steps[0] === "data";
  const [type = "", id = "", attribute = ""] = isLookup ? steps.slice(1) : steps;
  const args = (isLookup ? stack.json.data : stack.json.resource)?.[type]?.[id];
  if (args === undefined) return `<${expression}>`;
  const address = `${isLookup ? "data." : ""}${type}.${id}`;
  const argument = args[attribute];
  return typeof argument === "string"
    ? follow(stacks, stack, argument)
    : { stack, type, address, args: args as Arguments, attribute };
}

/** How others read a stack's state: by its layer, and where that has a stack per workspace, by both. */
function layerOf(json: EmittedStack["json"]): string[] {
  const { layer = "", workspace } = json["//"]?.metadata ?? {};
  return workspace === undefined ? [layer] : [layer, `${layer}-${workspace}`];
}

/** `a.b["c.d"][0]` as its steps. */
function stepsOf(expression: string): string[] {
  return [...expression.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([\w-]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? "",
  );
}

const inside = (value: unknown, step: string): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[step] : undefined;

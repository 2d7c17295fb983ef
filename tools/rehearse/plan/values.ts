import { interpolations } from "../../../emitted/references";
import { type Arguments, text } from "../../../emitted/resources";
import type { EmittedStack } from "../../../emitted/stacks";

/** What a provider works out itself, of what the resource is given. */
const WORKED_OUT: Readonly<Record<string, (attribute: (name: string) => string) => string>> = {
  "databricks_volume.volume_path": (of) => `/Volumes/${of("catalog_name")}/${of("schema_name")}/${of("name")}`,
  "databricks_workspace_file.workspace_path": (of) => `/Workspace${of("path")}`,
  "databricks_directory.workspace_path": (of) => `/Workspace${of("path")}`,
};

/**
 * Texts of stacks as they are after an apply, as far as the emitted JSON says: references to resources, and to outputs
 * of other stacks. What only an apply can tell is `after-apply-<name>`.
 */
export class Values {
  constructor(private readonly stacks: readonly EmittedStack[]) {}

  /** A text of a stack without `${…}`. */
  textOf(stack: EmittedStack, value: unknown): string {
    const given = text(value);
    let [at, result] = [0, ""];
    for (const { start, end, expression } of interpolations(given)) {
      result += plain(given.slice(at, start)) + this.referred(stack, expression);
      at = end;
    }
    return result + plain(given.slice(at));
  }

  private referred(stack: EmittedStack, expression: string): string {
    const steps = stepsOf(expression);
    const unknown = `after-apply-${steps.at(-1) ?? "value"}`;
    if (steps[0] === "data" && steps[1] === "terraform_remote_state") {
      const producer = this.producer(stack, steps[2] ?? "");
      const output = producer?.json.output?.[steps[4] ?? ""]?.value;
      const found = steps.slice(5).reduce<unknown>(inside, output);
      return producer === undefined || typeof found !== "string" ? unknown : this.textOf(producer, found);
    }
    const [type = "", id = "", attribute = ""] = steps;
    const args: Arguments | undefined = stack.json.resource?.[type]?.[id];
    if (args === undefined) return unknown;
    const workedOut = WORKED_OUT[`${type}.${attribute}`];
    if (workedOut !== undefined) return workedOut((name) => this.textOf(stack, args[name]));
    return typeof args[attribute] === "string" ? this.textOf(stack, args[attribute]) : unknown;
  }

  /** The stack whose outputs are read under a layer's name. */
  private producer({ dependsOn }: EmittedStack, layer: string): EmittedStack | undefined {
    return this.stacks.find(({ name, json }) => dependsOn.includes(name) && json["//"]?.metadata.layer === layer);
  }
}

/** `a.b["c.d"][0]` as its steps. */
function stepsOf(expression: string): string[] {
  return [...expression.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([\w-]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? "",
  );
}

const inside = (value: unknown, step: string): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[step] : undefined;

/** Takes back what keeps Terraform from taking a text for an expression. */
const plain = (value: string): string => value.replaceAll(/([$%])\1(?=\{)/g, "$1");

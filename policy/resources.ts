import type { StackJson } from "../emitted/stacks";
import { references } from "./references";

export type Arguments = Readonly<Record<string, unknown>>;

/** One resource of a stack. */
export interface Resource {
  readonly type: string;
  /** `aws_s3_bucket.zone-raw_bucket`. */
  readonly address: string;
  readonly args: Arguments;
}

/** The stack's resources of the given types, in the order of the types. */
export function resourcesOf(json: StackJson, ...types: readonly string[]): Resource[] {
  return types.flatMap((type) =>
    Object.entries(json.resource?.[type] ?? {}).map(([id, args]) => ({ type, address: `${type}.${id}`, args })),
  );
}

/** Resources of a type that belong to another one, because an argument refers to it. */
export function attachedTo(json: StackJson, address: string, type: string, argument: string): Resource[] {
  return resourcesOf(json, type).filter(({ args }) => references(args[argument], address));
}

/** Nested blocks: Terraform JSON has one block as an object, several as a list. */
export function blocks(value: unknown): Arguments[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is Arguments => typeof item === "object" && item !== null && !Array.isArray(item));
}

/** The texts of an argument that takes one or a list. */
export function texts(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === "string");
}

/** One `provider` block with the address that findings name it by: `provider.databricks`, or with its alias. */
export function providersOf(json: StackJson): Resource[] {
  return Object.entries(json.provider ?? {}).flatMap(([type, list]) =>
    list.map((args) => ({
      type,
      address: typeof args.alias === "string" ? `provider.${type}.${args.alias}` : `provider.${type}`,
      args,
    })),
  );
}

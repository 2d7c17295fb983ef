import { allReferenced } from "./references";
import type { StackJson } from "./stacks";

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

/** A resource of a stack, or a lookup of something that is there already. */
export interface Thing extends Resource {
  /** Made by the stack, not looked up. */
  readonly made: boolean;
}

/** Resources of a type, then lookups of the same type, each by address; what is looked up twice counts once. */
export function thingsOf(json: StackJson, type: string): Thing[] {
  const looked = Object.entries(json.data?.[type] ?? {}).map(([id, args]) => ({
    type,
    address: `data.${type}.${id}`,
    args,
    made: false,
  }));
  const ids = new Set<unknown>();
  const lookups = looked.sort(byAddress).filter(({ args: { id } }) => {
    const known = typeof id === "string" && ids.has(id);
    ids.add(id);
    return !known;
  });
  const made = resourcesOf(json, type).sort(byAddress);
  return [...made.map((resource) => ({ ...resource, made: true })), ...lookups];
}

const byAddress = (a: Resource, b: Resource): number => (a.address < b.address ? -1 : 1);

/** Resources of a type that belong to another one, because an argument refers to it. */
export function attachedTo(json: StackJson, address: string, type: string, argument: string): Resource[] {
  const known = ATTACHED.get(json) ?? new Map<string, Attachments>();
  ATTACHED.set(json, known);
  const attachments = known.get(`${type} ${argument}`) ?? attachmentsOf(json, type, argument);
  known.set(`${type} ${argument}`, attachments);
  return attachments.get(address) ?? [];
}

/** Address → what refers to it. */
type Attachments = ReadonlyMap<string, Resource[]>;

const ATTACHED = new WeakMap<StackJson, Map<string, Attachments>>();

function attachmentsOf(json: StackJson, type: string, argument: string): Attachments {
  const attachments = new Map<string, Resource[]>();
  for (const resource of resourcesOf(json, type)) {
    for (const address of new Set(allReferenced(resource.args[argument]))) {
      const known = attachments.get(address);
      if (known === undefined) attachments.set(address, [resource]);
      else known.push(resource);
    }
  }
  return attachments;
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

/** A text argument, empty where there is none. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

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

import type { StackJson } from "../../../emitted/stacks";

/** A resource or a lookup of a stack. */
export interface Thing {
  /** `aws_vpc.vpc`, or `data.aws_vpc.vpc`. */
  readonly address: string;
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Made by the stack, not looked up. */
  readonly made: boolean;
}

/** Resources of a type, then lookups of the same type, each by address; what is looked up twice counts once. */
export function thingsOf(json: StackJson, type: string): Thing[] {
  const list = (made: boolean) =>
    Object.entries((made ? json.resource : json.data)?.[type] ?? {})
      .map(([id, args]) => ({ address: `${made ? "" : "data."}${type}.${id}`, type, args, made }))
      .sort((a, b) => (a.address < b.address ? -1 : 1));
  const ids = new Set<unknown>();
  const lookups = list(false).filter(({ args: { id } }) => {
    const known = typeof id === "string" && ids.has(id);
    ids.add(id);
    return !known;
  });
  return [...list(true), ...lookups];
}

/** What a value names of a type: addresses of resources and lookups, and an id that stands there literally. */
export function named(value: unknown, type: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => named(item, type));
  if (typeof value !== "string" || value === "") return [];
  if (!value.includes("${")) return [value];
  const pattern = new RegExp(`(?<![\\w.-])(data\\.)?${type}\\.([\\w-]+)`, "g");
  return [...value.matchAll(pattern)].map(([address]) => address);
}

/** The first of `named`. */
export function nameIn(value: unknown, type: string): string | undefined {
  return named(value, type)[0];
}

/** Nested blocks: one is an object in Terraform JSON, several are a list. */
export function blocksOf(value: unknown): Readonly<Record<string, unknown>>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter(
    (item): item is Readonly<Record<string, unknown>> =>
      typeof item === "object" && item !== null && !Array.isArray(item),
  );
}

/** The Name tag, `name`, or the last part of the address. */
export function titleOf({ address, args }: Thing): string {
  const tags = args.tags as Readonly<Record<string, unknown>> | undefined;
  const name = tags?.Name ?? args.name;
  return typeof name === "string" ? name : (address.split(".").at(-1) ?? address);
}

/** A text argument, empty where there is none. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

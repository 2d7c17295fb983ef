import { interpolations } from "../references";

/** Addresses of a type that a value refers to: `${aws_subnet.a.id}` → `aws_subnet.a`. */
export function addressesIn(value: unknown, type: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => addressesIn(item, type));
  if (typeof value !== "string") return [];
  return interpolations(value).flatMap(({ expression }) =>
    [...expression.matchAll(/(?<![\w.-])([a-z][a-z0-9_]*)\.([\w-]+)\./g)]
      .filter(([, found]) => found === type)
      .map(([, found, id]) => `${found}.${id}`),
  );
}

/** The one address of a type that a value refers to first. */
export function addressIn(value: unknown, type: string): string | undefined {
  return addressesIn(value, type)[0];
}

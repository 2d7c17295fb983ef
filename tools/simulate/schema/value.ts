/**
 * A value of Terraform as plain data. Lists, sets and tuples are arrays; maps and objects are objects. Numbers are
 * numbers where JavaScript holds them exactly, else `bigint` or `Decimal`.
 */
export type Value =
  | null
  | boolean
  | string
  | number
  | bigint
  | Decimal
  | Unknown
  | Dynamic
  | readonly Value[]
  | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

/**
 * A value that is known only after apply. Terraform may have said something about it already (not null, a
 * prefix); a plan that passes the value on has to repeat that, so the encoded form is kept as it came.
 */
export class Unknown {
  constructor(
    readonly extension: number = 0,
    readonly encoded: Uint8Array = new Uint8Array(1),
  ) {}
}

/** Known after apply, and nothing more to say. */
export const UNKNOWN = new Unknown();

/** A number that no JavaScript number is equal to, as its decimal digits. */
export class Decimal {
  constructor(readonly text: string) {}
}

/** A value whose type is not in the schema; `type` is Terraform's JSON of it. */
export class Dynamic {
  constructor(
    readonly type: string,
    readonly value: Value,
  ) {}
}

export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

/** True for a map or an object. */
export function isObject(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Decimal) &&
    !(value instanceof Dynamic)
  );
}

/** `Array.isArray` that TypeScript accepts for readonly arrays. */
export function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** An attribute, null where it is absent. */
export function at(object: ObjectValue | null | undefined, name: string): Value {
  return object?.[name] ?? null;
}

/** True when nothing in the value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (isUnknown(value)) return false;
  if (isArray(value)) return value.every(isWhollyKnown);
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** Reads a decimal number without losing digits. */
export function parseNumber(text: string): Value {
  if (/^-?\d+$/.test(text)) return exactInteger(BigInt(text));
  const number = Number(text);
  return String(number) === text ? number : new Decimal(text);
}

/** An integer as a number where that is exact. */
export function exactInteger(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

import { decode, ExtData, encode } from "@msgpack/msgpack";
import type { Type } from "../schema/type";
import {
  at,
  Decimal,
  Dynamic,
  exactInteger,
  isArray,
  isObject,
  isUnknown,
  parseNumber,
  Unknown,
  type Value,
} from "../schema/value";

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** Reads a value as Terraform encodes it: MessagePack, guided by the type. */
export function decodeValue(bytes: Uint8Array, type: Type): Value {
  return fromRaw(decode(bytes, { useBigInt64: true }), type);
}

/** Writes a value; what is absent in an object becomes null. */
export function encodeValue(value: Value, type: Type): Uint8Array {
  return encode(toRaw(value, type), { useBigInt64: true });
}

function fromRaw(raw: unknown, type: Type): Value {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof ExtData) return new Unknown(raw.type, dataOf(raw));
  if (type === "dynamic") return dynamicFromRaw(raw);
  if (typeof type === "string") return primitiveFromRaw(raw, type);
  if (type[0] === "object" || type[0] === "map") {
    const members = raw as Readonly<Record<string, unknown>>;
    const memberType = (name: string) => (type[0] === "object" ? (type[1][name] ?? "dynamic") : type[1]);
    return Object.fromEntries(
      Object.entries(members).map(([name, member]) => [name, fromRaw(member, memberType(name))]),
    );
  }
  const elements = raw as readonly unknown[];
  return elements.map((element, index) => fromRaw(element, elementType(type, index)));
}

function primitiveFromRaw(raw: unknown, type: "string" | "number" | "bool"): Value {
  if (type !== "number") return raw as string | boolean;
  if (typeof raw === "bigint") return exactInteger(raw);
  return typeof raw === "string" ? parseNumber(raw) : (raw as number);
}

/** A value of dynamic type travels as a pair: its type as JSON, and the value. */
function dynamicFromRaw(raw: unknown): Value {
  const [type, value] = raw as readonly [Uint8Array, unknown];
  const json = Buffer.from(type).toString("utf8");
  return new Dynamic(json, fromRaw(value, JSON.parse(json) as Type));
}

function toRaw(value: Value, type: Type): unknown {
  if (value === null) return null;
  if (isUnknown(value)) return new ExtData(value.extension, value.encoded);
  if (type === "dynamic") return dynamicToRaw(value);
  if (typeof type === "string") return primitiveToRaw(value, type);
  if (type[0] === "object") {
    if (!isObject(value)) throw mismatch(value, type);
    return Object.fromEntries(Object.entries(type[1]).map(([name, member]) => [name, toRaw(at(value, name), member)]));
  }
  if (type[0] === "map") {
    if (!isObject(value)) throw mismatch(value, type);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toRaw(member, type[1])]));
  }
  if (!isArray(value)) throw mismatch(value, type);
  return value.map((element, index) => toRaw(element, elementType(type, index)));
}

function primitiveToRaw(value: Value, type: "string" | "number" | "bool"): unknown {
  if (type === "number") {
    if (value instanceof Decimal) return value.text;
    if (typeof value === "bigint") return value > INT64_MAX || value < INT64_MIN ? value.toString() : value;
    // Terraform holds 0.1 as a decimal, which is not the binary fraction nearest to it: send the digits.
    if (typeof value === "number") return Number.isInteger(value) ? value : String(value);
  } else if (typeof value === (type === "bool" ? "boolean" : "string")) {
    return value;
  }
  throw mismatch(value, type);
}

function dynamicToRaw(value: Value): unknown {
  const typed = value instanceof Dynamic ? value : new Dynamic(JSON.stringify(impliedType(value)), value);
  return [Buffer.from(typed.type), toRaw(typed.value, JSON.parse(typed.type) as Type)];
}

/** The type of a value that comes without one. */
function impliedType(value: Value): Type {
  if (isArray(value)) return ["tuple", value.map(impliedType)];
  if (isObject(value)) {
    return ["object", Object.fromEntries(Object.entries(value).map(([name, member]) => [name, impliedType(member)]))];
  }
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "string";
  return value === null || isUnknown(value) || value instanceof Dynamic ? "dynamic" : "number";
}

function elementType(type: Exclude<Type, string>, index: number): Type {
  if (type[0] === "tuple") return type[1][index] ?? "dynamic";
  return type[0] === "object" ? "dynamic" : type[1];
}

function dataOf(raw: ExtData): Uint8Array {
  return typeof raw.data === "function" ? raw.data(0) : raw.data;
}

function mismatch(value: Value, type: Type): Error {
  const shown = isArray(value) ? "a list" : isObject(value) ? "an object" : `${typeof value} ${String(value)}`;
  return new Error(`${shown} is not a value of type ${JSON.stringify(type)}`);
}

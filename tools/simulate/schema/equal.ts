import type { Type } from "./type";
import { Decimal, Dynamic, isArray, isObject, isUnknown, type Value } from "./value";

/** Equality as Terraform sees it: the order of a set does not matter; two unknown values are equal. */
export function equal(a: Value, b: Value, type: Type): boolean {
  if (a === b) return true;
  if (isUnknown(a) || isUnknown(b)) return isUnknown(a) && isUnknown(b);
  if (a instanceof Decimal || b instanceof Decimal) {
    return a instanceof Decimal && b instanceof Decimal && a.text === b.text;
  }
  if (a instanceof Dynamic || b instanceof Dynamic) {
    return a instanceof Dynamic && b instanceof Dynamic && a.type === b.type && same(a.value, b.value);
  }
  if (isArray(a) && isArray(b)) return a.length === b.length && equalElements(a, b, type);
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => equal(a[name] ?? null, b[name] ?? null, memberType(type, name)));
  }
  return false;
}

function equalElements(a: readonly Value[], b: readonly Value[], type: Type): boolean {
  const element = (index: number) => elementType(type, index);
  if (a.every((value, index) => equal(value, b[index] ?? null, element(index)))) return true;
  if (typeof type === "string" || type[0] !== "set") return false;
  const rest = [...b];
  return a.every((value) => {
    const index = rest.findIndex((other) => equal(value, other, type[1]));
    if (index < 0) return false;
    rest.splice(index, 1);
    return true;
  });
}

/** Structural equality where no type is at hand. */
function same(a: Value, b: Value): boolean {
  return equal(a, b, "dynamic");
}

function elementType(type: Type, index: number): Type {
  if (typeof type === "string") return type;
  if (type[0] === "tuple") return type[1][index] ?? "dynamic";
  return type[0] === "object" ? "dynamic" : type[1];
}

function memberType(type: Type, name: string): Type {
  if (typeof type === "string" || type[0] === "tuple") return "dynamic";
  return type[0] === "object" ? (type[1][name] ?? "dynamic") : type[1];
}

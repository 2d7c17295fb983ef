/**
 * Terraform's type system as its JSON spells it: `"string"`, `["list", "string"]`, `["object", { "a": "bool" }]`.
 * `dynamic` is a value that carries its own type.
 */
export type Type =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", Type]
  | readonly ["object", Readonly<Record<string, Type>>]
  | readonly ["tuple", readonly Type[]];

/** True where a value of the type, or a part of it, carries its own type. */
export function hasDynamic(type: Type): boolean {
  if (typeof type === "string") return type === "dynamic";
  switch (type[0]) {
    case "object":
      return Object.values(type[1]).some(hasDynamic);
    case "tuple":
      return type[1].some(hasDynamic);
    default:
      return hasDynamic(type[1]);
  }
}

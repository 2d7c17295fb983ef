/** Nesting beyond this is no configuration any more. */
const DEEPEST = 40;

/**
 * A copy that holds nothing but objects, lists, texts, numbers, true, false and null. Whatever else was
 * written (a Date, a function, a circular reference) becomes a symbol whose description says what it was,
 * so that parsing refuses it in one clear message and no check can trip over it. Values that were
 * written once and used in several places are separate in the copy.
 */
export function plainCopy(value: unknown, within: readonly unknown[] = []): unknown {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
    return Symbol(`a ${typeof value}`);
  }
  if (typeof value !== "object" || value === null) return value;
  if (within.includes(value)) return Symbol("a circular reference");
  if (within.length >= DEEPEST) return Symbol("nested too deeply");
  const inside = [...within, value];
  try {
    if (Array.isArray(value)) return Array.from(value, (item) => plainCopy(item, inside));
    const prototype: object | null = Object.getPrototypeOf(value);
    const entries: [string, unknown][] = Object.entries(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      if (Object.hasOwn(prototype, "constructor")) return Symbol(`a ${nameOf(value)}`);
      // What JavaScript makes of the key `__proto__` in braces; a check refuses it as the key that it was meant to be.
      entries.push(["__proto__", prototype]);
    }
    if (Object.getOwnPropertySymbols(value).length > 0) return Symbol("an object with a symbol as key");
    return Object.fromEntries(entries.map(([key, item]) => [key, plainCopy(item, inside)]));
  } catch {
    return Symbol("a value that cannot be read");
  }
}

function nameOf(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && /^\w+$/.test(name) ? name : "class instance";
}

/** For messages: the value if it is short, else what kind of value it is. Never part of a text. */
export function show(value: unknown): string {
  if (typeof value === "string") {
    return value.length <= 80 ? JSON.stringify(value) : `a text of ${value.length} characters`;
  }
  if (typeof value === "symbol") return value.description ?? "a symbol";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

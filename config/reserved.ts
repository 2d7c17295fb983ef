/** Names that every object of JavaScript has from the start: `constructor`, `toString`, `__proto__`, … */
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether a name cannot be the key of a record: whoever looks it up finds something in every record. */
export const isReserved = (key: string): boolean => RESERVED.has(key);

/** A copy of plain data without what stands under such names, which a check reports. */
export function withoutReserved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReserved);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (isReserved(key) ? [] : [[key, withoutReserved(item)]])),
  );
}

import type { Fault, Rule } from "./rules";

/** Names that every object of JavaScript has already: `constructor`, `toString`, `__proto__`, … */
const RESERVED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);

/** Whether a name cannot be the key of a record. */
export const isReserved = (name: string): boolean => RESERVED.has(name);

export const RESERVED_FAULT: Fault = { what: "is a word that JavaScript keeps for itself", fix: "use another name" };

/** A name that may be the key of a record. */
export const notReserved: Rule = (text) => (isReserved(text) ? RESERVED_FAULT : undefined);

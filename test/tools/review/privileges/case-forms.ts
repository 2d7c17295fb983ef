import type { Resources } from "../support";
import type { Case } from "./cases";

export const one = (address: string, values: object): Resources => ({ [address]: { ...values } });
export const policy = (Principal: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "x:A", Resource: "ns", Principal }] });

/** A resource that has another value, and what grows by that. */
export const between = (
  what: string,
  address: string,
  shared: object,
  was: object,
  is: object,
  ...told: string[]
): Case => [what, one(address, { ...shared, ...was }), one(address, { ...shared, ...is }), told];
/** A resource that comes. */
export const added = (what: string, address: string, values: object, ...told: string[]): Case => [
  what,
  {},
  one(address, values),
  told,
];
/** A resource that goes, which kept somebody out. */
export const gone = (what: string, address: string, values: object, ...told: string[]): Case => [
  what,
  one(address, values),
  {},
  told,
];

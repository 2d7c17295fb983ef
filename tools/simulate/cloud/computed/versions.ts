import type { Value } from "../../schema/value";

/** The number after a version; 1 after what is none. */
export function nextVersion(version: Value): number {
  const number = Number(version);
  return Number.isInteger(number) ? number + 1 : 1;
}

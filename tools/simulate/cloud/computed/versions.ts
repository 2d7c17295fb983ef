import type { Value } from "../../schema/value";

export function nextVersion(version: Value): number {
  const number = Number(version);
  return Number.isInteger(number) ? number + 1 : 1;
}

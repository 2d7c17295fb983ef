import { fingerprint } from "../../semantics/placeholders";

/** A UUID as Databricks gives to most things. */
export function uuid(seed: string, purpose = "id"): string {
  const hex = fingerprint([seed, purpose], 32);
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Hexadecimal digits. */
export function hex(seed: string, length: number, purpose = "id"): string {
  return fingerprint([seed, purpose], length);
}

/** A number as workspaces, users, groups and jobs have it: `digits` digits, at most 15, exact in JavaScript. */
export function number(seed: string, digits: number, purpose = "id"): number {
  const start = 10 ** (digits - 1);
  return start + (Number.parseInt(fingerprint([seed, purpose], 13), 16) % (9 * start));
}

/** A value of an argument, as Terraform JSON has it. */
export type ArgumentValue =
  | string
  | number
  | boolean
  | readonly ArgumentValue[]
  | { readonly [name: string]: ArgumentValue };

/** Whether something written is such a value. */
export function isArgumentValue(value: unknown): value is ArgumentValue {
  if (typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "object" && value !== null && Object.values(value).every(isArgumentValue);
}

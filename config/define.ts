import type { AccountInput } from "./schema/account";
import type { EnvironmentInput } from "./schema/environment";

/** What a file under `config/` exports by default. */
export interface Declared<Kind extends "account" | "environment", Input> {
  readonly declares: Kind;
  readonly input: Input;
}

/** Declares the Databricks account; the default export of `config/account.ts`. Checked when it is loaded. */
export function defineAccount(input: AccountInput): Declared<"account", AccountInput> {
  return { declares: "account", input };
}

/**
 * Declares one environment; the default export of a file under `config/environments/`.
 * Checked when it is loaded, together with every other file.
 */
export function defineEnvironment(input: EnvironmentInput): Declared<"environment", EnvironmentInput> {
  return { declares: "environment", input };
}

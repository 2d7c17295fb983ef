import { type AccountPart, isOfDomain, mergedAccount, type PartOfAccount } from "./account-parts";
import { merge } from "./merge";
import type { Origins } from "./origins";
import { type EnvironmentPart, isShared, layersOf, type SharedPart } from "./parts";
import type { AccountInput } from "./schema/account";
import { type EnvironmentInput, environmentSchema } from "./schema/environment";
import { type Fault, faultsOfTaking, withDomainsAsTheyAre } from "./taken-domains";

export type { AccountPart, InAccount, PartOfAccount } from "./account-parts";
export { type Domain, type DomainEntries, type DomainInput, defineDomain, type Taking } from "./domain";
export { definePart, type EnvironmentPart, type SharedPart } from "./parts";
export type { AccountInput } from "./schema/account";
export type { EnvironmentInput } from "./schema/environment";

/** What a file under `config/` exports by default. */
export interface Declared<Kind extends "account" | "environment", Input> {
  readonly declares: Kind;
  readonly input: Input;
  /** Which files say what, where it is more than this one; undefined stands for this one. */
  readonly origins?: Origins<string | undefined>;
  /** What is wrong with how it is put together, beside what it says. */
  readonly faults?: readonly Fault[];
}

/** Declares the Databricks account; the default export of `config/account.ts`. Checked when it is loaded. */
export function defineAccount(account: AccountInput): Declared<"account", AccountInput>;
/**
 * Declares the Databricks account with what domains (`defineDomain`) have of their own in it, `inAccount`, and then what is
 * nobody's or everybody's, which wins where both say something.
 */
export function defineAccount(
  ...parts: readonly [...domains: AccountPart[], account: AccountInput]
): Declared<"account", AccountInput>;
export function defineAccount(...parts: readonly PartOfAccount[]): Declared<"account", AccountInput> {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0 && !isOfDomain(only)) return { declares: "account", input: only };
  return { declares: "account", ...mergedAccount(parts) };
}

/**
 * Declares one environment; the default export of a file under `config/`, by convention in `config/environments/`.
 * Checked when it is loaded, together with every other file.
 */
export function defineEnvironment(input: EnvironmentInput): Declared<"environment", EnvironmentInput>;
/**
 * Declares one environment that has much in common with others: first the shared parts (`definePart`) and domains
 * (`defineDomain`), then what differs.
 * Later parts win over earlier ones: objects and records are merged field by field, lists are replaced, and a field that
 * is `undefined` takes away what an earlier part says. Where a later part chooses another form (`mode`, `kind`), the
 * fields of the earlier form go.
 */
export function defineEnvironment(
  first: SharedPart,
  second: SharedPart | EnvironmentPart,
  ...more: readonly (SharedPart | EnvironmentPart)[]
): Declared<"environment", EnvironmentInput>;
export function defineEnvironment(
  first: SharedPart | EnvironmentInput,
  ...more: readonly (SharedPart | EnvironmentPart)[]
): Declared<"environment", EnvironmentInput> {
  if (!isShared(first) && more.length === 0) return { declares: "environment", input: first };
  const layers = layersOf([first, ...more]);
  const { value, origins } = merge(environmentSchema, layers);
  const input = withDomainsAsTheyAre(value, layers) as EnvironmentInput;
  return { declares: "environment", input, origins, faults: faultsOfTaking(layers) };
}

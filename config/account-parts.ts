import { isRecord, type Layer, merge } from "./merge";
import type { Origins } from "./origins";
import { plainCopy } from "./plain";
import { type AccountInput, accountSchema } from "./schema/account";
import type { Fault } from "./taken-domains";

/** What a domain may have of its own in the Databricks account. */
export type InAccount = Partial<Pick<AccountInput, "groups" | "servicePrincipals">>;

const OF_ACCOUNT = Symbol.for("lakehouse.of-account");

/** What a domain has in the account, for `defineAccount` to take. */
export interface AccountPart {
  readonly [OF_ACCOUNT]: { readonly name: string; readonly layer: Layer };
}

/** @param file that declares the domain, absolute; undefined where it is not known yet */
export const accountPart = (name: string, file: string | undefined, value: InAccount): AccountPart => ({
  [OF_ACCOUNT]: { name, layer: { file, value: plainCopy(value) } },
});

/** What a file says of the account beside its domains, or what one of these has in it. */
export type PartOfAccount = AccountPart | AccountInput;

/** An account of several parts: later ones win, field by field. */
export function mergedAccount(parts: readonly PartOfAccount[]): {
  readonly input: AccountInput;
  readonly origins: Origins<string | undefined>;
  readonly faults: readonly Fault[];
} {
  const { value, origins } = merge(
    accountSchema,
    parts.map((part) => (isOfDomain(part) ? part[OF_ACCOUNT].layer : { file: undefined, value: plainCopy(part) })),
  );
  return { input: value as AccountInput, origins, faults: faultsOf(parts.filter(isOfDomain)) };
}

/** Whether it is a domain, and not what the file itself says. */
export const isOfDomain = (part: PartOfAccount): part is AccountPart =>
  ((typeof part === "object" && part !== null) || typeof part === "function") && OF_ACCOUNT in part;

/** Entries that several domains have. */
function faultsOf(domains: readonly AccountPart[]): Fault[] {
  const owners = new Map<string, string[]>();
  for (const { name, layer } of domains.map((domain) => domain[OF_ACCOUNT])) {
    for (const path of entriesIn(layer.value)) owners.set(path, [...(owners.get(path) ?? []), name]);
  }
  return [...owners].flatMap(([path, names]) =>
    names.length < 2
      ? []
      : [
          {
            path,
            message: `is of ${names.length} domains: ${names.join(", ")}`,
            fix: "give it to one of them, or another name; what is for several is said in the account, and a domain is taken once",
          },
        ],
  );
}

const entriesIn = (value: unknown): string[] =>
  Object.entries(isRecord(value) ? value : {}).flatMap(([record, entries]) =>
    Object.keys(isRecord(entries) ? entries : {}).map((key) => `${record}.${key}`),
  );

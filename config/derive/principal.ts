import { EVERYBODY } from "../facts/system-groups";

/** Who is granted something: an account group, or a service principal by its key in the account's file. */
export type Principal =
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "service-principal"; readonly key: string };

/** Whoever is in the Databricks account, which Unity Catalog takes for a group. */
export const EVERYONE: Principal = { kind: "group", name: EVERYBODY.value };

/** Tells principals apart; sorts groups before service principals. Group names have no case in Unity Catalog. */
export function idOf(principal: Principal): string {
  return principal.kind === "group" ? `group ${principal.name.toLowerCase()}` : `service-principal ${principal.key}`;
}

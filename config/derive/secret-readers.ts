import { entriesOf } from "../kinds/entries";
import type { AnyEntry } from "../kinds/view";
import type { Environment } from "../model";

type Permission = "READ" | "WRITE" | "MANAGE";

/**
 * Who may do what with the secret scopes of a workspace: what the configuration says of service principals, and that
 * those read a scope whose programs say so. The deployer is left out: who makes a scope manages it.
 */
export function secretReaders(environment: Environment, workspace: string) {
  const needed = entriesOf<object & AnyEntry>(environment)
    .filter(({ entry }) => entry.workspace === workspace)
    .flatMap(({ kind, entry }) => kind.readsSecrets?.(entry) ?? []);
  return (scope: string, said: Readonly<Record<string, Permission>>): Record<string, Permission> => {
    const readers = needed.filter((one) => one.scope === scope).map(({ servicePrincipal }) => servicePrincipal);
    // Writing and managing include reading.
    return { ...Object.fromEntries(readers.map((key) => [key, "READ" as const])), ...said };
  };
}

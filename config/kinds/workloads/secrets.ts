import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView } from "../view";

/** A secret of a scope, by its name. */
export interface SecretReference {
  readonly scope: string;
  readonly key: string;
}

/** A secret that an entry names is one of its scope's. */
export function unknownSecret(
  workspace: string | undefined,
  { scope, key }: Salvaged<SecretReference>,
  field: Path,
  view: EntryView,
): Problem[] {
  const workspaces = view.environment.workspaces ?? {};
  const scopes =
    workspace !== undefined && Object.hasOwn(workspaces, workspace) ? workspaces[workspace]?.secretScopes : undefined;
  const keys = scope !== undefined && Object.hasOwn(scopes ?? {}, scope) ? scopes?.[scope]?.keys : undefined;
  if (keys === undefined || key === undefined || keys.includes(key)) return [];
  return [
    view.problem(
      [...field, "key"],
      `the scope ${scope} has no secret ${key} (it has: ${keys.join(", ")})`,
      `correct it, or add it to workspaces.${workspace}.secretScopes.${scope}.keys`,
    ),
  ];
}

/** Scopes that an entry's service principal reads: those of its values, and those that its program reads itself. */
export function scopesRead({
  runAs,
  secrets,
  secretScopes,
}: {
  readonly runAs: string;
  readonly secrets: readonly SecretReference[];
  readonly secretScopes: readonly string[];
}): readonly { readonly servicePrincipal: string; readonly scope: string }[] {
  const scopes = new Set([...secretScopes, ...secrets.map(({ scope }) => scope)]);
  return [...scopes].sort().map((scope) => ({ servicePrincipal: runAs, scope }));
}

import { groupsHolding } from "../derive/membership";
import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import {
  type AccountDraft,
  declaredKeys,
  type EnvironmentDraft,
  entries,
  errorAt,
  isSpoiled,
  perEnvironment,
  warningAt,
} from "./check";

/** Whoever reads something whose queries run on a warehouse may use that warehouse, or sees nothing but an error. */
export const warehouseReaders = perEnvironment((env, account) => {
  const all = draftEntries(env);
  const consumers = new Map(all.flatMap((one) => (one.family === "consumers" ? [[one.key, one] as const] : [])));
  if (declaredKeys(account, ["groups"]) === undefined) return [];
  return all.flatMap(({ kind, entry, path }) => {
    const queries = kind.queries?.(entry);
    const warehouse = consumers.get(queries?.warehouse ?? "");
    const users = warehouse?.kind.mayQuery?.(warehouse.entry);
    if (queries === undefined || warehouse === undefined || users === undefined) return [];
    const level = [...warehouse.path, "permissions"];
    const able = [...users, ...administrators(env, entry.workspace)];
    return queries.readers
      .filter(({ group }) => !isSpoiled(env, [...level, group]))
      .flatMap(({ group, field }) =>
        unable(env, account, {
          group,
          able,
          path: [...path, ...field],
          warehouse: warehouse.key,
          level: level.join("."),
        }),
      );
  });
});

/** Administrators of a workspace manage all that is in it. */
function administrators(env: EnvironmentDraft, workspace: string | undefined): string[] {
  const workspaces = env.data.workspaces ?? {};
  const access = workspace !== undefined && Object.hasOwn(workspaces, workspace) ? workspaces[workspace]?.access : {};
  return entries(access?.groups).flatMap(([group, permission]) => (permission === "ADMIN" ? [group] : []));
}

interface Reader {
  readonly group: string;
  /** Groups that may run queries. */
  readonly able: readonly string[];
  readonly path: readonly (string | number)[];
  readonly warehouse: string;
  /** Setting of the warehouse's permissions. */
  readonly level: string;
}

function unable(
  env: EnvironmentDraft,
  account: AccountDraft,
  { group, able, path, warehouse, level }: Reader,
): Problem[] {
  const groups = account.data.groups ?? {};
  const modeOf = (name: string) => (Object.hasOwn(groups, name) ? groups[name]?.mode : undefined);
  const mode = modeOf(group);
  // A group that is not declared, or not readable, is reported as such.
  if (mode === undefined) return [];
  const holding = groupsHolding(groups, { kind: "group", name: group });
  if (able.some((name) => name === group || holding.has(name))) return [];
  // The identity provider may have put the one into the other; of a group that is made here it knows nothing.
  const perhaps = mode === "existing" ? able.find((name) => modeOf(name) === "existing") : undefined;
  const say = perhaps === undefined ? errorAt : warningAt;
  return [
    say(
      env,
      path,
      `its queries run as the reader on warehouse ${warehouse}, which ${group} may not use${perhaps === undefined ? "" : `, unless the identity provider has it in ${perhaps}`}`,
      `set "${group}": "CAN_USE" in ${level}, or take it out here`,
    ),
  ];
}

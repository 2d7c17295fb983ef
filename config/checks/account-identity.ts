import { RESOURCE_LIMITS } from "../facts/resource-limits";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, errorAt } from "./check";
import { listed } from "./nested";

const DEEPEST_NESTING = RESOURCE_LIMITS.value.nestedGroups;

/** The deployer can sign in, and groups do not contain themselves. */
export const accountIdentity: Check = ({ account }) => [...deployer(account), ...nesting(account)];

function deployer(account: AccountDraft): Problem[] {
  const { deployer: key, servicePrincipals } = account.data;
  if (key === undefined || servicePrincipals === undefined || !Object.hasOwn(servicePrincipals, key)) return [];
  if (servicePrincipals[key]?.mode !== "create") return [];
  return [
    errorAt(
      account,
      ["servicePrincipals", key, "mode"],
      "Terraform runs as this service principal, so it cannot be the one to make it",
      'make it by hand once, and write { mode: "existing", applicationId: "…" }',
    ),
  ];
}

/** A cycle is reported once, at its first group in the order of the names. */
function nesting(account: AccountDraft): Problem[] {
  const { depths, cycles } = descend(account.data.groups ?? {});
  if (cycles.length > 0) {
    return cycles.map((cycle) =>
      errorAt(
        account,
        ["groups", cycle[0] ?? "", "groups"],
        `the group contains itself: ${listed([...cycle, ...cycle.slice(0, 1)], 12, " → ")}`,
        "take one of these out of the other",
      ),
    );
  }
  const nested = new Set(Object.values(account.data.groups ?? {}).flatMap(inside));
  return [...depths]
    .filter(([name, deep]) => deep > DEEPEST_NESTING && !nested.has(name))
    .map(([name, deep]) =>
      errorAt(
        account,
        ["groups", name, "groups"],
        `groups are nested ${deep} levels deep here`,
        `nest them at most ${DEEPEST_NESTING} levels deep`,
      ),
    );
}

/** More of them are found once these are mended. */
const MOST_CYCLES = 20;

type Groups = NonNullable<AccountDraft["data"]["groups"]>;

const inside = (group: Groups[string] | undefined): readonly string[] =>
  group?.mode === "create" ? (group.groups ?? []) : [];

/** How many levels are below each group, and the cycles. Not by calls in calls, which as many levels would be too many of. */
function descend(groups: Groups): { readonly depths: ReadonlyMap<string, number>; readonly cycles: string[][] } {
  const inGroup = (name: string) => (Object.hasOwn(groups, name) ? inside(groups[name]) : []);
  const depths = new Map<string, number>();
  const cycles = new Map<string, string[]>();
  for (const start of Object.keys(groups).sort()) {
    if (depths.has(start)) continue;
    const path = [{ name: start, left: [...inGroup(start)], deepest: 0 }];
    const above = new Map([[start, 0]]);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.left.shift();
      if (next === undefined) {
        path.pop();
        above.delete(at.name);
        depths.set(at.name, at.deepest);
        const holder = path.at(-1);
        if (holder !== undefined) holder.deepest = Math.max(holder.deepest, 1 + at.deepest);
        continue;
      }
      const index = above.get(next);
      if (index !== undefined && cycles.size < MOST_CYCLES) {
        const cycle = path.slice(index).map(({ name }) => name);
        cycles.set([...cycle].sort().join("\u0000"), cycle);
        at.deepest = Math.max(at.deepest, 1);
      } else if (index === undefined && depths.has(next)) {
        at.deepest = Math.max(at.deepest, 1 + (depths.get(next) ?? 0));
      } else if (index === undefined) {
        above.set(next, path.length);
        path.push({ name: next, left: [...inGroup(next)], deepest: 0 });
      }
    }
  }
  return { depths, cycles: [...cycles.values()] };
}

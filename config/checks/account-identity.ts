import { RESOURCE_LIMITS } from "../facts/resource-limits";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, errorAt } from "./check";

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

/** Walks down from every group; a cycle is reported once, at its first group in the order of the names. */
function nesting(account: AccountDraft): Problem[] {
  const groups = account.data.groups ?? {};
  const inside = (name: string): readonly string[] => {
    const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
    return group?.mode === "create" ? (group.groups ?? []) : [];
  };
  const depths = new Map<string, number>();
  const cycles = new Map<string, readonly string[]>();
  const depth = (name: string, above: readonly string[]): number => {
    const at = above.indexOf(name);
    if (at >= 0) {
      const cycle = above.slice(at);
      cycles.set([...cycle].sort().join("\u0000"), cycle);
      return 0;
    }
    const known = depths.get(name);
    if (known !== undefined) return known;
    const deepest = Math.max(0, ...inside(name).map((nested) => 1 + depth(nested, [...above, name])));
    depths.set(name, deepest);
    return deepest;
  };
  for (const name of Object.keys(groups).sort()) depth(name, []);

  return [
    ...[...cycles.values()].map((cycle) =>
      errorAt(
        account,
        ["groups", cycle[0] ?? "", "groups"],
        `the group contains itself: ${[...cycle, cycle[0]].join(" → ")}`,
        "take one of these out of the other",
      ),
    ),
    ...[...depths]
      .filter(([name, deep]) => cycles.size === 0 && deep > DEEPEST_NESTING && !isNested(name))
      .map(([name, deep]) =>
        errorAt(
          account,
          ["groups", name, "groups"],
          `groups are nested ${deep} levels deep here`,
          `nest them at most ${DEEPEST_NESTING} levels deep`,
        ),
      ),
  ];

  function isNested(name: string): boolean {
    return Object.keys(groups).some((other) => inside(other).includes(name));
  }
}

import type { PlanJson, PlannedResource } from "../plan/plan-json";
import type { Action, ArgumentChange, Change, Values } from "./change";
import { differences } from "./differences";
import { masked } from "./masked";

/** What a plan changes, without what only is read or stays; what drifted away comes first. */
export function changesOf(stack: string, plan: PlanJson): Change[] {
  const planned = (plan.resource_changes ?? [])
    .flatMap((resource) => changeOf(stack, resource) ?? [])
    // A policy that is written in another order.
    .filter((change) => change.action !== "update" || change.arguments.length > 0);
  const gone = (plan.resource_drift ?? []).flatMap((resource) => {
    const change = changeOf(stack, resource);
    // Everything else that drifted is what the services add by themselves.
    return change?.action === "delete" ? [{ ...change, isDrift: true as const }] : [];
  });
  return [...gone, ...planned];
}

function changeOf(stack: string, resource: PlannedResource): Change | undefined {
  const { address, type, mode, change } = resource;
  const action = mode === "managed" ? actionOf(resource) : undefined;
  if (action === undefined) return undefined;
  const before = masked(change.before, change.before_sensitive) as Values | null;
  // Of what goes, nothing is unknown, which Terraform writes as an empty tree: no values, rather than none that are set.
  const isThere = change.after !== null && change.after !== undefined;
  const after = isThere ? (masked(change.after, change.after_sensitive, change.after_unknown) as Values) : null;
  // Differences have no indexes: of a list of one, and of the one item that differs, they name what is in it.
  const replaces = (change.replace_paths ?? []).map((steps) =>
    steps.filter((step) => typeof step === "string").join("."),
  );
  return {
    stack,
    address,
    type,
    action,
    ...(action === "replace" && change.actions[0] === "create" ? { createsFirst: true as const } : {}),
    ...(resource.previous_address === undefined ? {} : { from: resource.previous_address }),
    ...(change.importing === undefined ? {} : { isTakenOver: true as const }),
    ...(resource.action_reason === undefined ? {} : { reason: resource.action_reason }),
    arguments:
      action === "update" || action === "replace"
        ? withReplacing(differences(before ?? {}, after ?? {}), replaces)
        : [],
    before: before ?? undefined,
    after: after ?? undefined,
  };
}

function actionOf({ change: { actions, importing }, previous_address }: PlannedResource): Action | undefined {
  const has = (action: string) => actions.includes(action as (typeof actions)[number]);
  if (has("forget")) return "forget";
  if (has("delete")) return has("create") ? "replace" : "delete";
  if (has("create")) return "create";
  if (has("update")) return "update";
  if (importing !== undefined) return "import";
  return previous_address === undefined ? undefined : "move";
}

/** Where several items differ, a difference is of the list whole, and what forces a new one is in it. */
function withReplacing(changed: readonly ArgumentChange[], replaces: readonly string[]): ArgumentChange[] {
  const isIn = (path: string) =>
    replaces.some((at) => path === at || path.startsWith(`${at}.`) || at.startsWith(`${path}.`));
  return changed.map((argument) => (isIn(argument.path) ? { ...argument, replaces: true as const } : argument));
}

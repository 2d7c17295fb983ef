import { at } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";
import { textOf } from "../values";
import { accountOfObject, same, workspaceOfObject } from "./scope";

/** Pseudo type of the one that Terraform runs as; see `given/databricks.ts`. */
export const CALLER = "simulated_caller";

/** The caller's address, where the configuration names none: from the block for documentation, RFC 5737. */
export const CALLER_ADDRESS = "203.0.113.7";

/** Every account has this group; it holds everybody. */
export const EVERYBODY = "account users";

/** Type → attribute by which principals are named. */
const NAMES: Readonly<Record<string, string>> = {
  databricks_group: "display_name",
  databricks_service_principal: "application_id",
  databricks_user: "user_name",
};

/** Application id of the service principal that Terraform runs as; undefined where nobody has said. */
export function callerOf(store: StoreView): string | undefined {
  return textOf(at(store.ofType(CALLER)[0]?.attributes, "application_id"));
}

/** What a principal is called in grants and permissions. */
export function principalName(principal: CloudObject): string {
  return textOf(at(principal.attributes, NAMES[principal.type] ?? "id")) ?? "";
}

/**
 * A user, service principal or group of the account by the name that grants use. Names have no case. A group that
 * was made through a workspace is local to it, and the account does not know it.
 */
export function principalNamed(
  store: StoreView,
  account: string | undefined,
  name: string,
  types: readonly string[] = Object.keys(NAMES),
): CloudObject | undefined {
  return store
    .ofType(...types)
    .find(
      (principal) =>
        principalName(principal).toLowerCase() === name.toLowerCase() &&
        (principal.type !== "databricks_group" || principal.place === undefined) &&
        isOfAccount(store, principal, account),
    );
}

/** The groups that hold a principal, also through other groups. */
export function groupsOf(store: StoreView, principal: CloudObject): CloudObject[] {
  const found = new Map<string, CloudObject>();
  const look = (member: CloudObject) => {
    for (const { attributes } of store.ofType("databricks_group_member")) {
      if (!same(at(attributes, "member_id"), at(member.attributes, "id"))) continue;
      const group = store
        .ofType("databricks_group")
        .find((each) => same(at(each.attributes, "id"), at(attributes, "group_id")));
      if (group === undefined || found.has(group.key)) continue;
      found.set(group.key, group);
      look(group);
    }
  };
  look(principal);
  return [...found.values()];
}

/**
 * Every name that stands for the caller, in lower case: its own, those of its groups, and those of groups from
 * outside, whose members nobody here knows. Undefined where it is not known who calls.
 */
export function identitiesOfCaller(store: StoreView): ReadonlySet<string> | undefined {
  const caller = callerOf(store);
  if (caller === undefined) return undefined;
  const principal = principalNamed(store, undefined, caller, ["databricks_service_principal"]);
  const groups = principal ? groupsOf(store, principal) : [];
  const outside = store.ofType("databricks_group").filter(({ madeByService }) => madeByService);
  const names = [caller, EVERYBODY, ...[...groups, ...outside].map(principalName)];
  return new Set(names.map((name) => name.toLowerCase()));
}

/** True where a principal may enter a workspace: itself, through a group, or because it made the workspace. */
export function mayEnter(store: StoreView, workspace: CloudObject, principal: CloudObject): boolean {
  if (principalName(principal) === callerOf(store)) return true;
  const ids = [principal, ...groupsOf(store, principal)].map(({ attributes }) => at(attributes, "id"));
  return store
    .ofType("databricks_mws_permission_assignment", "databricks_permission_assignment")
    .filter(
      (assignment) =>
        same(at(assignment.attributes, "workspace_id"), at(workspace.attributes, "workspace_id")) ||
        workspaceOfObject(store, assignment)?.key === workspace.key,
    )
    .some(({ attributes }) => ids.some((id) => same(id, at(attributes, "principal_id"))));
}

function isOfAccount(store: StoreView, principal: CloudObject, account: string | undefined): boolean {
  const own = accountOfObject(store, principal);
  return account === undefined || own === undefined || own === account;
}

/** The caller in words, for messages. */
export function callerInWords(store: StoreView): string {
  return `service principal ${callerOf(store) ?? "(unknown)"}, which Terraform runs as`;
}

import { at } from "../../../../schema/value";
import {
  CALLER,
  callerInWords,
  callerOf,
  groupsOf,
  mayEnter,
  principalName,
  principalNamed,
} from "../../../databricks/principals";
import { accountOf, workspaceOf } from "../../../databricks/scope";
import type { Rule, RuleRequest } from "../../../rule";
import type { CloudObject } from "../../../store";
import { blockOf, itemsOf, textOf, textsAt } from "../../../values";

const USER = "roles/servicePrincipal.user";

/** Who runs a job, pipeline or alert may enter the workspace, and the caller may use it. */
export const runAs: Rule = {
  id: "run-as",
  source: 'hazard H20; Databricks, "Manage service principals": managers of a service principal are not its users',
  types: ["databricks_job", "databricks_pipeline", "databricks_alert_v2"],
  operations: ["create", "update"],
  refuses(request) {
    const { type, planned, store, operation, changed } = request;
    const name = textOf(at(blockOf(planned, "run_as"), "service_principal_name"));
    if (name === undefined || (operation === "update" && !changed.includes("run_as"))) return undefined;
    const principal = principalNamed(store, accountOf(request), name, ["databricks_service_principal"]);
    const workspace = workspaceOf(request);
    if (principal === undefined || principalName(principal) === callerOf(store)) return undefined;
    const path = [{ attribute: "run_as" }];
    if (workspace !== undefined && !mayEnter(store, workspace, principal)) {
      return {
        summary: "INVALID_PARAMETER_VALUE",
        detail: `${type} runs as service principal ${name}, which may not enter the workspace ${textOf(at(workspace.attributes, "workspace_name"))}`,
        fix: "assign it to the workspace with databricks_mws_permission_assignment, itself or through a group",
        path,
      };
    }
    if (mayUse(request, principal)) return undefined;
    return {
      summary: "PERMISSION_DENIED",
      detail: `${callerInWords(store)}, does not have the role ${USER} on service principal ${name}, so it cannot let ${type} run as it`,
      fix: "give it the role with a databricks_access_control_rule_set of the service principal, in a stack that is applied before; for one that is there already by hand, attested as use-existing-principals",
      path,
    };
  },
};

/** By a rule set that a stack makes, or because somebody has given the role by hand, as the configuration attests. */
function mayUse({ store }: RuleRequest, principal: CloudObject): boolean {
  const caller = callerOf(store);
  if (caller === undefined) return true;
  const own = principalNamed(store, undefined, caller, ["databricks_service_principal"]);
  const names = [
    `servicePrincipals/${caller}`,
    ...(own ? groupsOf(store, own).map((group) => `groups/${principalName(group)}`) : []),
  ].map((name) => name.toLowerCase());
  const sets = store
    .ofType("databricks_access_control_rule_set")
    .filter(({ attributes }) =>
      textOf(at(attributes, "name"))?.includes(`/servicePrincipals/${principalName(principal)}/`),
    );
  if (sets.length === 0)
    return textsAt(store.ofType(CALLER)[0]?.attributes ?? {}, "user_of").includes(principalName(principal));
  return sets
    .flatMap(({ attributes }) => itemsOf(attributes, "grant_rules"))
    .filter((rule) => textOf(at(rule, "role")) === USER)
    .some((rule) => textsAt(rule, "principals").some((name) => names.includes(name.toLowerCase())));
}

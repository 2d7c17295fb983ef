import { boundSecurable } from "../../../databricks/bindings";
import { callerInWords } from "../../../databricks/principals";
import { WITHOUT_MANAGE } from "../../../databricks/privileges";
import { metastoreOf } from "../../../databricks/scope";
import {
  callerHas,
  callerOwns,
  grantTarget,
  holdersOf,
  kindOfType,
  SECURABLE_TYPES,
  securableNamed,
} from "../../../databricks/securables";
import { describe } from "../../../describe";
import type { Rule, RuleRequest } from "../../../rule";
import type { CloudObject } from "../../../store";

/** Changing, deleting, granting or binding a securable takes ownership or MANAGE. */
export const manageNeeded: Rule = {
  id: "manage-needed",
  source: 'hazard H10, pain 6: issue 4546; quickstart 32; Databricks, "Manage privileges in Unity Catalog"',
  types: [
    ...SECURABLE_TYPES.filter((type) => type !== "databricks_metastore"),
    "databricks_grant",
    "databricks_grants",
    "databricks_workspace_binding",
  ],
  operations: ["create", "update", "delete"],
  refuses(request) {
    const { store } = request;
    const securable = securableOf(request);
    if (securable === undefined) return undefined;
    const chain = [securable, ...holdersOf(store, securable.type, securable.attributes, metastoreOf(request))];
    const grantable = !WITHOUT_MANAGE.includes(kindOfType(securable.type)?.kind ?? "");
    if (grantable ? callerHas(store, chain, "MANAGE") : callerOwns(store, chain)) return undefined;
    return {
      summary: "PERMISSION_DENIED: User does not have MANAGE",
      detail: `${callerInWords(store)}, neither owns ${describe(securable)} nor has MANAGE on it`,
      fix: "keep Terraform's service principal the owner, or grant it MANAGE with what grants the rest",
    };
  },
};

/** What has to be managed; a new securable is not there yet. */
function securableOf(request: RuleRequest): CloudObject | undefined {
  const { type, store, existing, planned } = request;
  const attributes = planned ?? existing?.attributes ?? {};
  if (type === "databricks_workspace_binding") {
    const { type: kind, name } = boundSecurable(attributes);
    return securableNamed(store, metastoreOf(request), kind, name);
  }
  const target = type.startsWith("databricks_grant") ? grantTarget(attributes) : undefined;
  return target ? securableNamed(store, metastoreOf(request), target.kind, target.name) : existing;
}

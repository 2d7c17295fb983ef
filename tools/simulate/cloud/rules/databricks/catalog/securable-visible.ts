import { at } from "../../../../schema/value";
import { BINDABLE, isVisible } from "../../../databricks/bindings";
import { metastoreOf, workspaceOf } from "../../../databricks/scope";
import { grantTarget, holdersOf, SECURABLE_TYPES, securableNamed } from "../../../databricks/securables";
import { locationHolding } from "../../../databricks/storage";
import { s3Location } from "../../../databricks/storage-url";
import { describe } from "../../../describe";
import type { Rule, RuleRequest } from "../../../rule";
import type { CloudObject } from "../../../store";
import { textOf } from "../../../values";

/** An isolated securable is used only from workspaces that are bound to it. */
export const securableVisible: Rule = {
  id: "securable-visible",
  source: "pain 8: issues 5300 (binding the own workspace, then destroying it, locks out), 3903, 2446",
  types: [
    ...SECURABLE_TYPES.filter((type) => type !== "databricks_metastore"),
    "databricks_grant",
    "databricks_grants",
    "databricks_pipeline",
  ],
  operations: ["create", "update", "delete"],
  refuses(request) {
    const workspace = workspaceOf(request);
    if (workspace === undefined) return undefined;
    const hidden = used(request).find((securable) => !isVisible(request.store, securable, workspace));
    if (hidden === undefined) return undefined;
    const name = textOf(at(workspace.attributes, "workspace_name"));
    return {
      summary: "PERMISSION_DENIED: not accessible in current workspace",
      detail: `${request.type}: ${describe(hidden)} is isolated, and the workspace ${name} is not bound to it`,
      fix: `bind ${name} with a databricks_workspace_binding, or work through a workspace that is bound; the workspace that makes a securable is bound by itself, and must not be bound again: destroying that binding locks it out`,
    };
  },
};

/** The isolated securables that a request has to do with. */
function used(request: RuleRequest): CloudObject[] {
  const { type, store, existing, planned } = request;
  const attributes = planned ?? existing?.attributes ?? {};
  const metastore = metastoreOf(request);
  const target = type.startsWith("databricks_grant") ? grantTarget(attributes) : undefined;
  const securable = target ? securableNamed(store, metastore, target.kind, target.name) : existing;
  const about = securable ? [securable, ...holdersOf(store, securable.type, securable.attributes, metastore)] : [];
  const place = s3Location(textOf(at(attributes, "storage_location")) ?? textOf(at(attributes, "storage_root")));
  const creating = existing === undefined;
  return [
    ...about,
    ...(creating ? holdersOf(store, type, attributes, metastore) : []),
    creating && place ? locationHolding(request, place) : undefined,
    creating && type === "databricks_external_location"
      ? securableNamed(store, metastore, "storage_credential", textOf(at(attributes, "credential_name")))
      : undefined,
    creating && type === "databricks_pipeline"
      ? securableNamed(store, metastore, "catalog", textOf(at(attributes, "catalog")))
      : undefined,
  ].filter((each) => each !== undefined && each.type in BINDABLE) as CloudObject[];
}

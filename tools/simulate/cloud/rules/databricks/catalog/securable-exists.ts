import { at, type ObjectValue } from "../../../../schema/value";
import { boundSecurable } from "../../../databricks/bindings";
import { metastoreOf } from "../../../databricks/scope";
import {
  fullName,
  grantsListed,
  grantTarget,
  kindOfType,
  SECURABLE_TYPES,
  securableNamed,
} from "../../../databricks/securables";
import type { Rule, RuleRequest } from "../../../rule";
import { itemsOf, textOf } from "../../../values";

/** Kinds of which everything is known here: tables, functions and models also come from pipelines and SQL. */
const KNOWN = [
  "catalog",
  "schema",
  "volume",
  "external_location",
  "storage_credential",
  "credential",
  "foreign_connection",
  "share",
  "recipient",
];

interface Target {
  readonly argument: string;
  readonly kind: string;
  readonly name: string | undefined;
}

/** What is granted, bound, tagged, shared or governed exists, and so does what holds a new securable. */
export const securableExists: Rule = {
  id: "securable-exists",
  source: "Unity Catalog API: …_DOES_NOT_EXIST",
  types: [
    ...SECURABLE_TYPES,
    "databricks_entity_tag_assignment",
    "databricks_grant",
    "databricks_grants",
    "databricks_pipeline",
    "databricks_policy_info",
    "databricks_workspace_binding",
  ],
  operations: ["create", "update"],
  refuses(request) {
    const { store, type, operation, changed } = request;
    const metastore = metastoreOf(request);
    const missing = targets(request).find(
      ({ argument, kind, name }) =>
        name !== undefined &&
        KNOWN.includes(kind) &&
        (operation === "create" || changed.includes(argument)) &&
        !name.startsWith("system.") &&
        securableNamed(store, metastore, kind, name) === undefined,
    );
    if (missing === undefined) return undefined;
    return {
      summary: `${missing.kind.toUpperCase()}_DOES_NOT_EXIST`,
      detail: `${type}: there is no ${missing.kind} "${missing.name}" in the metastore`,
      fix: `refer to the ${missing.kind}, so that it is made first`,
      path: [{ attribute: missing.argument }],
    };
  },
};

function targets({ type, planned }: RuleRequest): Target[] {
  if (planned === null) return [];
  const special = TARGETS[type];
  if (special) return special(planned);
  const parent = kindOfType(type)?.parent;
  return parent
    ? [{ argument: parent.name.at(-1) ?? "", kind: parent.kind, name: fullName(planned, parent.name) }]
    : [];
}

const granted = (planned: ObjectValue): Target[] => {
  const target = grantTarget(planned);
  if (target === undefined) return [];
  const itself = { argument: target.kind, ...target };
  if (target.kind !== "share") return [itself];
  // Shares are granted to recipients.
  const argument = "principal" in planned ? "principal" : "grant";
  return [itself, ...grantsListed(planned).map(({ principal: name }) => ({ argument, kind: "recipient", name }))];
};

const TARGETS: Readonly<Record<string, (planned: ObjectValue) => Target[]>> = {
  databricks_grants: granted,
  databricks_grant: granted,
  databricks_workspace_binding: (planned) => {
    const { type, name } = boundSecurable(planned);
    return [{ argument: "securable_name", kind: type, name }];
  },
  databricks_policy_info: (planned) => [
    {
      argument: "on_securable_fullname",
      kind: textOf(at(planned, "on_securable_type"))?.toLowerCase() ?? "",
      name: textOf(at(planned, "on_securable_fullname")),
    },
  ],
  databricks_entity_tag_assignment: (planned) => [
    {
      argument: "entity_name",
      kind: textOf(at(planned, "entity_type"))?.replace(/s$/, "") ?? "",
      name: textOf(at(planned, "entity_name")),
    },
  ],
  databricks_share: (planned) =>
    itemsOf(planned, "object").map((object) => ({
      argument: "object",
      kind: textOf(at(object, "data_object_type"))?.toLowerCase() ?? "",
      name: textOf(at(object, "name")),
    })),
  databricks_pipeline: (planned) => {
    const catalog = textOf(at(planned, "catalog"));
    const schema = textOf(at(planned, "schema")) ?? textOf(at(planned, "target"));
    const log = itemsOf(planned, "event_log")[0];
    return catalog === undefined
      ? []
      : [
          { argument: "catalog", kind: "catalog", name: catalog },
          ...(schema ? [{ argument: "schema", kind: "schema", name: `${catalog}.${schema}` }] : []),
          { argument: "event_log", kind: "schema", name: fullName(log, ["catalog", "schema"]) },
        ];
  },
};

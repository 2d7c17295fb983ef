import { containsLevel } from "../../../config/facts/permission-levels";
import { type Family, family, plain, type Right, text, textsOf, valuesOf } from "./right";

const covers = (a: Right, b: Right) => a.who === b.who && a.on === b.on && containsLevel(a.what, b.what);

/** Arguments of `databricks_permissions` that name the object. */
const OBJECT = /_(?:id|path|name)$|^(?:authorization|object_id)$/;

/** Permissions on objects of a workspace. */
export const permissions: Family = family<Right>({
  types: ["databricks_permissions"],
  rights: ({ values }) => {
    const named = Object.entries(values).filter(
      ([key, value]) => OBJECT.test(key) && !["id", "object_type"].includes(key) && text(value) !== "",
    );
    const [key = "", value] = named.find(([key]) => key !== "object_id") ?? named[0] ?? [];
    const on = `${key.replace(/_(?:id|path|name)$/, "").replaceAll("_", " ")} ${text(value)}`;
    return valuesOf(values.access_control).map((entry) => ({
      who: text(entry.group_name) || text(entry.user_name) || text(entry.service_principal_name),
      what: text(entry.permission_level),
      on,
      under: "",
    }));
  },
  covers,
});

/** Who reads secrets of a scope. */
export const secretAcls: Family = family<Right>({
  types: ["databricks_secret_acl"],
  rights: ({ values }) => [
    { who: text(values.principal), what: text(values.permission), on: `secret scope ${text(values.scope)}`, under: "" },
  ],
  covers,
});

/** Who is in a workspace, and as what. */
export const assignments: Family = family<Right>({
  types: ["databricks_mws_permission_assignment", "databricks_permission_assignment"],
  rights: ({ values }) =>
    textsOf(values.permissions).map((what) => ({
      who: text(values.principal_id),
      what,
      on: values.workspace_id === undefined ? "the workspace" : `workspace ${text(values.workspace_id)}`,
      under: "",
    })),
  covers,
});

/** What somebody may do in a workspace without a permission on an object: come in, make compute and pools. */
export const entitlements: Family = plain(["databricks_entitlements"], ({ values }) =>
  ENTITLEMENTS.filter((name) => values[name] === true).map((name) => ({
    who: text(values.group_id) || text(values.user_id) || text(values.service_principal_id),
    what: name.replaceAll("_", " "),
    on: "the workspace",
    under: "",
  })),
);

/** Arguments of `databricks_entitlements` that give something. */
const ENTITLEMENTS: readonly string[] = [
  "allow_cluster_create",
  "allow_instance_pool_create",
  "databricks_sql_access",
  "workspace_access",
  "workspace_consume",
];

/** Who may act as a service principal, or manage a group. */
export const ruleSets: Family = plain(["databricks_access_control_rule_set"], ({ values }) =>
  valuesOf(values.grant_rules).flatMap(({ role, principals }) =>
    textsOf(principals).map((who) => ({ who, what: text(role), on: text(values.name), under: "" })),
  ),
);

/** Who is in a group, and gets all that it has. */
export const members: Family = plain(["databricks_group_member"], ({ values }) => [
  { who: text(values.member_id), what: "member of", on: `group ${text(values.group_id)}`, under: "" },
]);

/** Roles of the account. */
export const accountRoles: Family = plain(
  ["databricks_group_role", "databricks_service_principal_role", "databricks_user_role"],
  ({ values }) => [
    {
      who: text(values.group_id) || text(values.service_principal_id) || text(values.user_id),
      what: text(values.role),
      on: "the account",
      under: "",
    },
  ],
);

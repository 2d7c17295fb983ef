import type { EmittedStack, StackJson } from "../../../emitted/stacks";
import type { Access } from "../../../policy/access/model";
import { accessIn } from "../../../policy/access/read";

type Resources = Record<string, Record<string, Record<string, unknown>>>;

const TYPES: Readonly<Record<string, string>> = {
  catalog: "databricks_catalog",
  schema: "databricks_schema",
  table: "databricks_sql_table",
  volume: "databricks_volume",
  model: "databricks_registered_model",
  external_location: "databricks_external_location",
  storage_credential: "databricks_storage_credential",
  credential: "databricks_credential",
  foreign_connection: "databricks_connection",
  share: "databricks_share",
  recipient: "databricks_recipient",
  metastore: "databricks_metastore",
  job: "databricks_job",
  pipeline: "databricks_pipeline",
  warehouse: "databricks_sql_endpoint",
  dashboard: "databricks_dashboard",
};
const ARGUMENTS: Readonly<Record<string, string>> = {
  job: "job_id",
  pipeline: "pipeline_id",
  warehouse: "sql_endpoint_id",
  dashboard: "dashboard_id",
};

/** What a sentence says, as resources. */
const SENTENCES: readonly (readonly [RegExp, (resources: Add, ...words: string[]) => void])[] = [
  [/^group (\S+)$/, (add, name) => add("databricks_group", id(name), { display_name: name })],
  [/^service principal (\S+)$/, (add, name) => add("databricks_service_principal", id(name), { display_name: name })],
  [
    /^(\S+) is in (\S+)$/,
    (add, member, group) =>
      add("databricks_group_member", id(`${member} ${group}`), {
        member_id: `\${${member.startsWith("sp-") ? "databricks_service_principal" : "databricks_group"}.${id(member)}.id}`,
        group_id: `\${databricks_group.${id(group)}.id}`,
      }),
  ],
  [/^(\w+) (\S+) is there$/, (add, kind, name) => add(TYPES[kind] ?? "", id(name), named(kind, name))],
  [
    /^(\w+) (\S+) is owned by (\S+)$/,
    (add, kind, name, owner) => add(TYPES[kind] ?? "", id(name), { ...named(kind, name), owner }),
  ],
  [
    /^(\w+) (\S+) is of (\S+) alone$/,
    (add, kind, name, _home) =>
      add(TYPES[kind] ?? "", id(name), {
        ...named(kind, name),
        isolation_mode: kind === "catalog" ? "ISOLATED" : "ISOLATION_MODE_ISOLATED",
      }),
  ],
  [
    /^(\w+) (\S+) is bound to (\S+)( for reading)?$/,
    (add, kind, name, workspace, reading) =>
      add("databricks_workspace_binding", id(`${name} ${workspace}`), {
        securable_type: kind,
        securable_name: name,
        workspace_id: `\${databricks_mws_workspaces.${workspace}.workspace_id}`,
        binding_type: reading === undefined ? "BINDING_TYPE_READ_WRITE" : "BINDING_TYPE_READ_ONLY",
      }),
  ],
  [
    /^(.+) has ([A-Z_, ]+) on (\w+) (\S+)$/,
    (add, principal, privileges, kind, name) =>
      kind in ARGUMENTS
        ? add("databricks_permissions", id(`${principal} ${privileges} ${name}`), {
            [ARGUMENTS[kind] ?? ""]: `\${${TYPES[kind]}.${id(name)}.id}`,
            access_control: privileges.split(", ").map((permission_level) => ({
              [principal.startsWith("sp-") ? "service_principal_name" : "group_name"]: who(principal),
              permission_level,
            })),
          })
        : add("databricks_grants", id(`${principal} ${privileges} ${name}`), {
            [kind]: name,
            grant: [{ principal: who(principal), privileges: privileges.split(", ") }],
          }),
  ],
  [
    /^(\S+) is in workspace (\S+)$/,
    (add, principal, workspace) =>
      add("databricks_mws_permission_assignment", id(`${principal} ${workspace}`), {
        principal_id: `\${${principal.startsWith("sp-") ? "databricks_service_principal" : "databricks_group"}.${id(principal)}.id}`,
        workspace_id: `\${databricks_mws_workspaces.${workspace}.workspace_id}`,
        permissions: ["USER"],
      }),
  ],
  [
    /^share (\S+) holds (\w+) (\S+)$/,
    (add, share, kind, name) =>
      add("databricks_share", id(share), { name: share, object: [{ data_object_type: kind.toUpperCase(), name }] }),
  ],
  [
    /^(job|pipeline) (\S+) runs as (\S+)$/,
    (add, kind, name, as) => add(TYPES[kind] ?? "", id(name), { name, run_as: { service_principal_name: who(as) } }),
  ],
  [
    /^dashboard (\S+) embeds$/,
    (add, name) => add("databricks_dashboard", id(name), { display_name: name, embed_credentials: true }),
  ],
  [
    /^(\S+) may act as (\S+)$/,
    (add, principal, as) =>
      add("databricks_access_control_rule_set", id(`${principal} ${as}`), {
        name: `accounts/a/servicePrincipals/${who(as)}/ruleSets/default`,
        grant_rules: [{ role: "roles/servicePrincipal.user", principals: [`groups/${principal}`] }],
      }),
  ],
  [
    /^policy (\S+) (masks|filters)(?: (\S+))? on (catalog|schema|table) (\S+) for (\S+)(?: except (\S+))?(?: where (\S+))?$/,
    (add, name, does, masked, kind, on, to, except, where) =>
      add("databricks_policy_info", id(name ?? ""), {
        name,
        on_securable_type: kind?.toUpperCase(),
        on_securable_fullname: on,
        policy_type: does === "masks" ? "POLICY_TYPE_COLUMN_MASK" : "POLICY_TYPE_ROW_FILTER",
        [does === "masks" ? "column_mask" : "row_filter"]: { function_name: "sales.gold.rule", on_column: "it" },
        match_columns: [
          { alias: "other", condition: "has_tag('other')" },
          { alias: "it", condition: conditionOf(masked ?? "none") },
        ],
        to_principals: [who(to ?? "").replace("everybody", "account users")],
        ...(except !== undefined && { except_principals: [who(except)] }),
        ...(where !== undefined && { when_condition: conditionOf(where) }),
      }),
  ],
  [
    /^(table|column) (\S+) is tagged (\S+?)(?:=(\S+))?$/,
    (add, kind, name, tag, value = "") =>
      add("databricks_entity_tag_assignment", id(`${name} ${tag}`), {
        entity_type: `${kind}s`,
        entity_name: name,
        tag_key: tag,
        tag_value: value,
      }),
  ],
];

/** `pii=card` as a condition of a policy. */
function conditionOf(tagged: string): string {
  const [tag = "", value] = tagged.split("=");
  return value === undefined ? `has_tag('${tag}')` : `has_tag_value('${tag}', '${value}')`;
}

type Add = (type: string, id: string, values: Record<string, unknown>) => void;

const id = (text: string) => text.replaceAll(/[^\w-]/g, "_");
const who = (name: string) =>
  name.startsWith("sp-") ? `\${databricks_service_principal.${id(name)}.application_id}` : name;

function named(kind: string, name: string): Record<string, unknown> {
  const parts = name.split(".");
  if (kind === "schema") return { catalog_name: parts[0], name: parts[1] };
  if (parts.length === 3) return { catalog_name: parts[0], schema_name: parts[1], name: parts[2] };
  return kind === "dashboard" ? { display_name: name } : { name };
}

/** Stacks in which all of this is true, in two workspaces `main` (of Unity Catalog) and `lab`. */
export function worldOf(sentences: readonly string[]): EmittedStack[] {
  const resource: Resources = {
    databricks_mws_workspaces: {
      main: { workspace_name: "main" },
      lab: { workspace_name: "lab" },
    },
  };
  const add: Add = (type, key, values) => {
    const byId = resource[type] ?? {};
    const known = byId[key];
    // A share that is said to hold several things holds them all.
    const objects = [known?.object, values.object].flatMap((of) => (Array.isArray(of) ? of : []));
    byId[key] = { ...known, ...values, ...(objects.length > 0 && { object: objects }) };
    resource[type] = byId;
  };
  for (const sentence of sentences) {
    const [pattern, say] = SENTENCES.find(([known]) => known.test(sentence)) ?? [];
    if (pattern === undefined || say === undefined) throw new Error(`nobody understands "${sentence}"`);
    const [, ...words] = pattern.exec(sentence) ?? [];
    say(add, ...words);
  }
  const ids = (attribute: string) => ({
    value: Object.fromEntries(["main", "lab"].map((key) => [key, `\${databricks_mws_workspaces.${key}.${attribute}}`])),
  });
  const json: StackJson = {
    "//": { metadata: { stackName: "prod-all", backend: "local", layer: "workspace", environment: "prod" } },
    provider: { databricks: [{ host: "${databricks_mws_workspaces.main.workspace_url}" }] },
    resource,
    output: { workspace_ids: ids("workspace_id"), workspace_urls: ids("workspace_url") },
  };
  return [{ name: "prod-all", dependsOn: [], bytes: 0, json }];
}

export const accessOf = (sentences: readonly string[]): Access => accessIn(worldOf(sentences), "sp-terraform");

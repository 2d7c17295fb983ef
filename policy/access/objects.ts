import type { Securable } from "../../config/facts/securables";
import { blocks, text } from "../../emitted/resources";
import type { AccessObject, Binding, ObjectKind } from "./model";
import type { Found, Principals, Reading } from "./reading";

interface Shape {
  readonly kind: ObjectKind;
  /** For people. */
  readonly word: string;
  /** Arguments that its name is made of. */
  readonly name: readonly string[];
}

const securable = (kind: Securable, word: string, ...name: readonly string[]): Shape => ({
  kind,
  word,
  name: name.length === 0 ? ["name"] : name,
});
const ofWorkspace = (word: string, ...name: readonly string[]): Shape => ({ kind: "workspace object", word, name });
const IN_SCHEMA = ["catalog_name", "schema_name", "name"] as const;

/** Type → what it is. */
const SHAPES: Readonly<Record<string, Shape>> = {
  databricks_metastore: securable("metastore", "metastore"),
  databricks_catalog: securable("catalog", "catalog"),
  databricks_schema: securable("schema", "schema", "catalog_name", "name"),
  databricks_sql_table: securable("table", "table", ...IN_SCHEMA),
  databricks_volume: securable("volume", "volume", ...IN_SCHEMA),
  databricks_registered_model: securable("model", "model", ...IN_SCHEMA),
  databricks_external_location: securable("external_location", "external location"),
  databricks_storage_credential: securable("storage_credential", "storage credential"),
  databricks_credential: securable("credential", "credential"),
  databricks_connection: securable("foreign_connection", "connection"),
  databricks_share: securable("share", "share"),
  databricks_recipient: securable("recipient", "recipient"),
  databricks_sql_endpoint: ofWorkspace("warehouse", "name"),
  databricks_job: ofWorkspace("job", "name"),
  databricks_pipeline: ofWorkspace("pipeline", "name"),
  databricks_dashboard: ofWorkspace("dashboard", "display_name"),
  databricks_alert_v2: ofWorkspace("alert", "display_name"),
  databricks_query: ofWorkspace("query", "display_name"),
  databricks_cluster: ofWorkspace("cluster", "cluster_name"),
  databricks_cluster_policy: ofWorkspace("cluster policy", "name"),
  databricks_instance_pool: ofWorkspace("instance pool", "instance_pool_name"),
  databricks_directory: ofWorkspace("directory", "path"),
  databricks_notebook: ofWorkspace("notebook", "path"),
  databricks_repo: ofWorkspace("Git folder", "path"),
  databricks_model_serving: ofWorkspace("serving endpoint", "name"),
  databricks_vector_search_endpoint: ofWorkspace("search endpoint", "name"),
  databricks_app: ofWorkspace("app", "name"),
  databricks_secret_scope: ofWorkspace("secret scope", "name"),
};

/** Words of the securables that no resource is there for: what grants alone name. */
const WORDS: Readonly<Partial<Record<Securable, string>>> = Object.fromEntries(
  Object.values(SHAPES).flatMap(({ kind, word }) => (kind === "workspace object" ? [] : [[kind, word]])),
);

const BOUND_AS: Readonly<Record<string, Securable>> = {
  catalog: "catalog",
  external_location: "external_location",
  storage_credential: "storage_credential",
  credential: "credential",
};

/** What there are rights on, and by which texts it is named. */
export class Objects {
  readonly byKey = new Map<string, AccessObject>();
  private readonly byIdentity = new Map<string, string>();

  constructor(
    private readonly reading: Reading,
    principals: Principals,
    deployer: string,
  ) {
    const bindings = bindingsIn(reading);
    for (const found of reading.all(...Object.keys(SHAPES))) {
      const shape = SHAPES[found.type] as Shape;
      const name = shape.name.map((argument) => reading.textOf(found.stack, found.args[argument])).join(".");
      const owner = found.args.owner;
      const key = this.add({
        kind: shape.kind,
        word: shape.word,
        name,
        aliases: aliasesOf(reading.keyOf(found)),
        owner: found.address.startsWith("data.")
          ? undefined
          : owner === undefined
            ? deployer
            : principals.named(found.stack, owner, "group"),
        bindings: isolated(found)
          ? [...homeOf(reading, found), ...(bindings.get(`${shape.kind} ${name}`) ?? [])]
          : undefined,
        workspace: shape.kind === "workspace object" ? found.stack.json["//"]?.metadata.workspace : undefined,
        leads: leadsOf(reading, found),
        at: found.at,
      });
      this.byIdentity.set(`${found.stack.name} ${found.address}`, key);
    }
  }

  /** The object that an argument names, by a reference or by its name. */
  named(
    stack: Found["stack"],
    value: unknown,
    kind: ObjectKind,
    word: string = WORDS[kind as Securable] ?? kind,
  ): string {
    const found = this.reading.identity(stack, value);
    const known = this.byIdentity.get(found);
    return known ?? this.add({ kind, word, name: found, aliases: [] });
  }

  private add(object: Omit<AccessObject, "key">): string {
    const key = `${object.word} ${object.name}`;
    if (!this.byKey.has(key)) this.byKey.set(key, { key, ...object });
    return key;
  }
}

/** Argument that says where a thing leads to → in words. */
const LEADS: readonly (readonly [argument: string, words: string])[] = [
  ["url", ""],
  ["storage_root", ""],
  ["storage_location", ""],
  ["credential_name", "by storage credential "],
  ["connection_name", "by connection "],
  ["provider_name", "from provider "],
  ["share_name", "share "],
];

/** `s3://acme-prod-raw/ by storage credential raw, role arn:…`: what rights on it come to in the end. */
function leadsOf(reading: Reading, { stack, args }: Found): string | undefined {
  const said = LEADS.flatMap(([argument, words]) =>
    args[argument] === undefined ? [] : [`${words}${reading.textOf(stack, args[argument])}`],
  );
  const [role] = blocks(args.aws_iam_role);
  const all = [...said, ...(role === undefined ? [] : [`role ${reading.textOf(stack, role.role_arn)}`])];
  return all.length === 0 ? undefined : all.join(" ");
}

/** `catalogs.sales.schemas.gold` → `sales.gold`: keys alternate with the names of what they are in. */
function aliasesOf(below: readonly string[]): string[] {
  return below.length % 2 === 1 ? [below.filter((_, index) => index % 2 === 0).join(".")] : [];
}

const isolated = ({ args }: Found): boolean => /^(?:ISOLATION_MODE_)?ISOLATED$/.test(text(args.isolation_mode));

/** The workspace that the securable is managed through: Databricks binds it by itself. */
function homeOf(reading: Reading, { stack }: Found): Binding[] {
  const host = reading.identity(stack, stack.json.provider?.databricks?.[0]?.host);
  const workspace = keyByOutput(reading, "workspace_urls").get(host) ?? stack.json["//"]?.metadata.workspace;
  return workspace === undefined ? [] : [{ workspace, isReadOnly: false }];
}

function bindingsIn(reading: Reading): ReadonlyMap<string, Binding[]> {
  const byId = keyByOutput(reading, "workspace_ids");
  const found = new Map<string, Binding[]>();
  for (const { stack, args } of reading.all("databricks_workspace_binding")) {
    const kind = BOUND_AS[text(args.securable_type) || "catalog"] ?? "catalog";
    const key = `${kind} ${reading.textOf(stack, args.securable_name)}`;
    const id = reading.identity(stack, args.workspace_id);
    const binding = { workspace: byId.get(id) ?? id, isReadOnly: args.binding_type === "BINDING_TYPE_READ_ONLY" };
    found.set(key, [...(found.get(key) ?? []), binding]);
  }
  return found;
}

/** Id or address of a workspace, as an output of the workspace layer gives it → its key. */
export function keyByOutput(reading: Reading, output: string): ReadonlyMap<string, string> {
  return new Map(
    reading.stacks.flatMap((stack) => {
      const value = stack.json["//"]?.metadata.layer === "workspace" ? stack.json.output?.[output]?.value : undefined;
      return Object.entries((value ?? {}) as Readonly<Record<string, unknown>>).map(
        ([key, one]) => [reading.identity(stack, one), key] as const,
      );
    }),
  );
}

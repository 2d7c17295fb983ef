import { at, type ObjectValue } from "../../schema/value";
import { withText } from "../lookup";
import type { CloudObject, StoreView } from "../store";
import { itemsOf, textOf, textsAt } from "../values";
import { identitiesOfCaller } from "./principals";
import { privilegeName } from "./privileges";
import { metastoreOfObject } from "./scope";

/** A kind of thing in Unity Catalog that is owned and granted. */
export interface SecurableKind {
  /** As `databricks_grants` calls it. */
  readonly kind: string;
  readonly type: string;
  /** Attributes that make up the full name. */
  readonly name: readonly string[];
  /** What holds it. Default: the metastore. */
  readonly parent?: { readonly kind: string; readonly name: readonly string[] };
  /** Privilege on the parent that creating one takes. */
  readonly create?: string;
}

const IN_SCHEMA = { kind: "schema", name: ["catalog_name", "schema_name"] };
const full = (...parts: readonly string[]) => parts;

/** Sources: Databricks, "Manage Unity Catalog object ownership" and "Unity Catalog privileges". */
export const SECURABLE_KINDS: readonly SecurableKind[] = [
  { kind: "metastore", type: "databricks_metastore", name: full("metastore_id") },
  { kind: "catalog", type: "databricks_catalog", name: full("name"), create: "CREATE_CATALOG" },
  { kind: "catalog", type: "databricks_database_database_catalog", name: full("name"), create: "CREATE_CATALOG" },
  {
    kind: "schema",
    type: "databricks_schema",
    name: full("catalog_name", "name"),
    parent: { kind: "catalog", name: full("catalog_name") },
    create: "CREATE_SCHEMA",
  },
  {
    kind: "volume",
    type: "databricks_volume",
    name: full("catalog_name", "schema_name", "name"),
    parent: IN_SCHEMA,
    create: "CREATE_VOLUME",
  },
  {
    kind: "table",
    type: "databricks_sql_table",
    name: full("catalog_name", "schema_name", "name"),
    parent: IN_SCHEMA,
    create: "CREATE_TABLE",
  },
  {
    kind: "model",
    type: "databricks_registered_model",
    name: full("catalog_name", "schema_name", "name"),
    parent: IN_SCHEMA,
    create: "CREATE_MODEL",
  },
  {
    kind: "external_location",
    type: "databricks_external_location",
    name: full("name"),
    create: "CREATE_EXTERNAL_LOCATION",
  },
  {
    kind: "storage_credential",
    type: "databricks_storage_credential",
    name: full("name"),
    create: "CREATE_STORAGE_CREDENTIAL",
  },
  { kind: "credential", type: "databricks_credential", name: full("name"), create: "CREATE_SERVICE_CREDENTIAL" },
  { kind: "foreign_connection", type: "databricks_connection", name: full("name"), create: "CREATE_CONNECTION" },
  { kind: "share", type: "databricks_share", name: full("name"), create: "CREATE_SHARE" },
  { kind: "recipient", type: "databricks_recipient", name: full("name"), create: "CREATE_RECIPIENT" },
  { kind: "provider", type: "databricks_provider", name: full("name"), create: "CREATE_PROVIDER" },
];

export const SECURABLE_TYPES: readonly string[] = SECURABLE_KINDS.map(({ type }) => type);

export function kindOfType(type: string): SecurableKind | undefined {
  return SECURABLE_KINDS.find((row) => row.type === type);
}

/** `catalog.schema.volume`, in lower case as Unity Catalog keeps names; undefined where a part is not known. */
export function fullName(attributes: ObjectValue | null | undefined, parts: readonly string[]): string | undefined {
  const texts = parts.map((part) => textOf(at(attributes, part)));
  return texts.includes(undefined) ? undefined : texts.join(".").toLowerCase();
}

/** A securable of a metastore by its full name. */
export function securableNamed(
  store: StoreView,
  metastore: string | undefined,
  kind: string,
  name: string | undefined,
): CloudObject | undefined {
  const row = SECURABLE_KINDS.find((each) => each.kind === kind);
  if (row === undefined || name === undefined) return undefined;
  return withText(store, securableId, `${kind} ${name.toLowerCase()}`).find(
    (object) => metastore === undefined || metastoreOfObject(store, object) === metastore,
  );
}

/** Kind and full name of a securable. */
function securableId({ type, attributes }: CloudObject): string[] {
  const row = kindOfType(type);
  const name = row && fullName(attributes, row.name);
  return name === undefined ? [] : [`${row?.kind} ${name}`];
}

/** What holds a securable, from the next outwards to the metastore. */
export function holdersOf(store: StoreView, type: string, attributes: ObjectValue, metastore?: string): CloudObject[] {
  const row = kindOfType(type);
  if (row === undefined || row.kind === "metastore") return [];
  const parent = row.parent
    ? securableNamed(store, metastore, row.parent.kind, fullName(attributes, row.parent.name))
    : store.find("databricks_metastore", "metastore_id", metastore ?? null);
  return parent ? [parent, ...holdersOf(store, parent.type, parent.attributes, metastore)] : [];
}

/** One grant of a securable. */
export interface Granted {
  readonly principal: string;
  readonly privileges: readonly string[];
}

/** Kind and name that a `databricks_grants` or `databricks_grant` is about. */
export function grantTarget(attributes: ObjectValue): { readonly kind: string; readonly name: string } | undefined {
  for (const { kind } of SECURABLE_KINDS) {
    const name = textOf(at(attributes, kind));
    if (name !== undefined) return { kind, name };
  }
  return undefined;
}

/** Kind and full name of what a `databricks_grants` or `databricks_grant` is about. */
export function grantedId({ type, attributes }: Pick<CloudObject, "type" | "attributes">): string[] {
  const target = type === "databricks_grants" || type === "databricks_grant" ? grantTarget(attributes) : undefined;
  return target === undefined ? [] : [`${target.kind} ${target.name.toLowerCase()}`];
}

/** What a `databricks_grants` or `databricks_grant` lists. */
export function grantsListed(attributes: ObjectValue): Granted[] {
  const blocks = "principal" in attributes ? [attributes] : itemsOf(attributes, "grant");
  return blocks.map((block) => ({
    principal: textOf(at(block, "principal")) ?? "",
    privileges: textsAt(block, "privileges").map(privilegeName),
  }));
}

/** Everything that is granted on a securable. */
export function grantsOn(store: StoreView, securable: CloudObject): Granted[] {
  const kind = kindOfType(securable.type);
  const name = kind && fullName(securable.attributes, kind.name);
  const metastore = metastoreOfObject(store, securable);
  return withText(store, grantedId, `${kind?.kind} ${name}`)
    .filter((grants) => (metastoreOfObject(store, grants) ?? metastore) === metastore)
    .flatMap(({ attributes }) => grantsListed(attributes));
}

/**
 * True where the caller owns one of the securables. Ownership reaches down: who owns a catalog also manages what is
 * in it, and who owns the metastore manages everything.
 */
export function callerOwns(store: StoreView, securables: readonly CloudObject[]): boolean {
  const identities = identitiesOfCaller(store);
  if (identities === undefined) return true;
  return securables.some(({ attributes }) => {
    const owner = textOf(at(attributes, "owner"));
    return owner === undefined || identities.has(owner.toLowerCase());
  });
}

/** True where the caller owns or was granted a privilege on one of the securables, from the inside outwards. */
export function callerHas(
  store: StoreView,
  securables: readonly CloudObject[],
  ...privileges: readonly string[]
): boolean {
  const identities = identitiesOfCaller(store);
  if (identities === undefined || callerOwns(store, securables)) return true;
  return securables.some((securable) =>
    grantsOn(store, securable).some(
      (grant) =>
        identities.has(grant.principal.toLowerCase()) &&
        (privileges.some((privilege) => grant.privileges.includes(privilege)) ||
          (grant.privileges.includes("ALL_PRIVILEGES") && privileges.some((privilege) => privilege !== "MANAGE"))),
    ),
  );
}

import { at } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";
import { textOf } from "../values";
import { inMetastore, metastoreOfObject, same } from "./scope";
import { fullName, kindOfType, SECURABLE_KINDS } from "./securables";
import { holds, s3Location } from "./storage-url";

/** Securables that have a place in S3, and where. */
const STORED = {
  databricks_volume: "storage_location",
  databricks_sql_table: "storage_location",
  databricks_catalog: "storage_root",
  databricks_schema: "storage_root",
} as const;

/** What a securable holds, or what cannot be without it. Of the metastore: everything in it but itself. */
export function contentsOf(store: StoreView, securable: CloudObject): CloudObject[] {
  const metastore = metastoreOfObject(store, securable);
  const all = (...types: readonly string[]) =>
    (metastore === undefined ? store.ofType(...types) : inMetastore(store, metastore, ...types)).filter(
      ({ key }) => key !== securable.key,
    );
  const name = at(securable.attributes, "name");
  switch (kindOfType(securable.type)?.kind) {
    case "metastore":
      return [
        ...all(...SECURABLE_KINDS.map(({ type }) => type)),
        ...store
          .ofType("databricks_metastore_assignment")
          .filter(({ attributes }) => same(at(attributes, "metastore_id"), at(securable.attributes, "metastore_id"))),
      ];
    case "storage_credential":
      return all("databricks_external_location").filter(({ attributes }) =>
        same(at(attributes, "credential_name"), name),
      );
    case "foreign_connection":
      return all("databricks_catalog").filter(({ attributes }) => same(at(attributes, "connection_name"), name));
    case "external_location":
      return storedIn(all(...Object.keys(STORED)), textOf(at(securable.attributes, "url")));
    case "catalog":
    case "schema":
      return childrenOf(store, securable, metastore);
    default:
      return [];
  }
}

/** The schemas of a catalog, or what is in a schema. */
function childrenOf(store: StoreView, securable: CloudObject, metastore: string | undefined): CloudObject[] {
  const kind = kindOfType(securable.type);
  const name = kind && fullName(securable.attributes, kind.name);
  return SECURABLE_KINDS.filter(({ parent }) => parent?.kind === kind?.kind).flatMap(({ type, parent }) =>
    store
      .ofType(type)
      .filter(
        (child) =>
          parent !== undefined &&
          fullName(child.attributes, parent.name) === name &&
          (metastore === undefined || metastoreOfObject(store, child) === metastore),
      ),
  );
}

function storedIn(objects: readonly CloudObject[], url: string | undefined): CloudObject[] {
  const location = s3Location(url);
  if (location === undefined) return [];
  return objects.filter(({ type, attributes }) => {
    const place = s3Location(textOf(at(attributes, STORED[type as keyof typeof STORED])));
    return place !== undefined && holds(location, place);
  });
}

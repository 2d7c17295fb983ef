/** What the Unity Catalog layer offers to later layers of its environment. */
export interface UnityCatalogOutputs {
  /** Key → name of the catalog in the metastore. */
  readonly catalog_names: Readonly<Record<string, string>>;
  /** `<catalog>.<schema>` (keys) → full name of the schema in the metastore. */
  readonly schema_names: Readonly<Record<string, string>>;
  /** Zone key → bucket name. */
  readonly zone_bucket_names: Readonly<Record<string, string>>;
  /** Zone or external-location key → name of the external location. */
  readonly external_location_names: Readonly<Record<string, string>>;
}

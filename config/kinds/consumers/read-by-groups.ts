import type { Queries } from "../facets";

/** What groups of `permissions` read through a warehouse, where queries run as whoever reads. */
interface ReadByGroups extends Omit<Queries, "readers"> {
  readonly permissions?: Readonly<Record<string, unknown>> | undefined;
}

export const readByGroups = ({ warehouse, catalog, schema, permissions }: ReadByGroups): Queries => ({
  warehouse,
  catalog,
  schema,
  readers: Object.keys(permissions ?? {}).map((group) => ({ group, field: ["permissions", group] })),
});

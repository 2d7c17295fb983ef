import { metastoreNameOf, type NamedAs, namedAs } from "../derive/names";
import type { Problem } from "../problem";
import type { InMetastore } from "./facets";
import type { EntryView, Names } from "./view";

/** Catalogs whose data is elsewhere, as the configuration has them. */
interface ReadCatalog {
  readonly name?: string | undefined;
  readonly workspaces?: readonly string[] | undefined;
}

/** Name in Unity Catalog, and the keys of the workspaces that may use it beside the governance workspace. */
export const placed = (entry: ReadCatalog, key: string, names: Names) => ({
  name: entry.name ?? names.inMetastore(key),
  boundWorkspaces: (entry.workspaces ?? names.workspaces).filter((one) => one !== names.governanceWorkspace),
});

/** They are of one list, whatever their data. */
export const catalogInMetastore = ({ name }: ReadCatalog, key: string, environment: NamedAs): InMetastore[] => [
  {
    what: "catalog over others",
    name: name ?? metastoreNameOf(environment, key),
    field: name === undefined ? [] : ["name"],
    instead: "choose another name",
  },
];

/** A catalog of the environment and one of others are of one list. */
export function sameAsCatalog({ name }: ReadCatalog, view: EntryView): Problem[] {
  const environment = namedAs(view.environment);
  const own = name ?? metastoreNameOf(environment, view.key);
  const taken = Object.entries(view.environment.catalogs ?? {}).find(
    ([key, catalog]) => (catalog.name ?? metastoreNameOf(environment, key)) === own,
  );
  return taken === undefined
    ? []
    : [view.problem(name === undefined ? [] : ["name"], `catalogs.${taken[0]} has this name`, "choose another name")];
}

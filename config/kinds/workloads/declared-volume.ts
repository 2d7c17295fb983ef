import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView } from "../view";

/** A volume, as a setting names it. */
interface NamedVolume {
  readonly catalog?: string | undefined;
  readonly schema?: string | undefined;
  readonly volume?: string | undefined;
}

/** Where volumes are declared, and how a problem is told. */
type Volumes = Pick<EntryView, "problem"> & { readonly environment: Pick<EntryView["environment"], "catalogs"> };

/**
 * A volume that is named is one of its schema's.
 * @param field of the entry, in which `volume` stands
 */
export function unknownVolume({ catalog, schema: of, volume }: NamedVolume, field: Path, view: Volumes): Problem[] {
  const catalogs = view.environment.catalogs ?? {};
  if (catalog === undefined || of === undefined || volume === undefined || !Object.hasOwn(catalogs, catalog)) return [];
  const schemas = catalogs[catalog]?.schemas ?? {};
  const volumes = Object.hasOwn(schemas, of) ? schemas[of]?.volumes : undefined;
  if (volumes === undefined || Object.hasOwn(volumes, volume)) return [];
  return [
    view.problem(
      [...field, "volume"],
      `the schema ${catalog}.${of} has no volume ${volume}`,
      `correct it, or add it to catalogs.${catalog}.schemas.${of}.volumes`,
    ),
  ];
}

import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { ParsedMetastoreContents } from "../../schema/metastore-contents";
import type { EntryView } from "../view";

export interface SystemReader {
  /** Field of the entry by which the schema is read. */
  readonly field: Path;
  /** Schema of the catalog `system`. */
  readonly schema: keyof ParsedMetastoreContents["systemSchemas"];
  /** Key of the service principal that reads it. */
  readonly servicePrincipal: string;
}

/** System schemas are the metastore's: who reads them is said there, by one environment of those that share it. */
export function notReader({ field, schema, servicePrincipal }: SystemReader, view: EntryView): Problem[] {
  const at = `metastore.systemSchemas.${schema}.servicePrincipals`;
  const readers = view.environment.metastore?.systemSchemas?.[schema];
  if (readers === undefined) {
    return [
      view.warning(
        field,
        `this environment does not say who reads system.${schema}`,
        `add ${servicePrincipal} to ${at} of the environment that has the metastore`,
      ),
    ];
  }
  return readers.servicePrincipals?.includes(servicePrincipal) === false
    ? [view.problem(field, `${servicePrincipal} may not read system.${schema}`, `add it to ${at}`)]
    : [];
}

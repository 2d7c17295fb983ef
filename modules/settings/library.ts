import { volumePath } from "../../config/derive/libraries";
import type { DeepReadonly } from "../../config/readonly";
import type { ParsedLibrary } from "../../config/schema/libraries";

/** A library as the provider takes it, of policies and of clusters: one of its arguments. */
export interface InstalledLibrary {
  readonly pypi?: { readonly package: string; readonly repo?: string };
  readonly maven?: { readonly coordinates: string; readonly repo?: string; readonly exclusions?: string[] };
  readonly cran?: { readonly package: string; readonly repo?: string };
  readonly whl?: string;
  readonly jar?: string;
  readonly requirements?: string;
}

/** Arguments of what lies in a volume. */
const FILES = { wheel: "whl", jar: "jar", requirements: "requirements" } as const;

/**
 * A library as compute installs it.
 * @param nameOf key of a catalog → its name in the metastore
 */
export function installedLibrary(
  library: DeepReadonly<ParsedLibrary>,
  nameOf: (catalog: string) => string,
): InstalledLibrary {
  const from = "repo" in library && library.repo !== undefined ? { repo: library.repo } : {};
  switch (library.type) {
    case "pypi":
    case "cran":
      return { [library.type]: { package: library.package, ...from } };
    case "maven":
      return {
        maven: {
          coordinates: library.coordinates,
          ...from,
          ...(library.exclusions.length > 0 && { exclusions: [...library.exclusions] }),
        },
      };
    default:
      return { [FILES[library.type]]: `${volumePath(library, nameOf)}/${library.file}` };
  }
}

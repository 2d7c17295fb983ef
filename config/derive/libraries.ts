import type { Salvaged } from "../lenient";
import type { ParsedAllowlist, ParsedLibrary } from "../schema/libraries";
import { metastoreNameOf, type NamedAs, namedAs } from "./names";

/** Catalog key → its name in the metastore; undefined where it is not known. */
type CatalogName = (key: string) => string | undefined;

/** What says how catalogs are called. */
interface Catalogs {
  readonly name?: string | undefined;
  readonly naming?: NamedAs["naming"];
  readonly catalogs?: Readonly<Record<string, { readonly name?: string | undefined }>> | undefined;
}

/** Catalog key → its name in the metastore, as far as an environment could be read. */
export const catalogNames =
  (environment: Catalogs): CatalogName =>
  (key) =>
    environment.name === undefined
      ? undefined
      : (environment.catalogs?.[key]?.name ?? metastoreNameOf(namedAs(environment), key));

/** A place in a volume, as far as it could be read. */
interface InVolume {
  readonly catalog?: string | undefined;
  readonly schema?: string | undefined;
  readonly volume?: string | undefined;
}

/** `/Volumes/<catalog>/<schema>/<volume>`, where all is known. */
export function volumePath({ catalog, schema, volume }: InVolume, nameOf: CatalogName): string | undefined {
  const name = catalog === undefined ? undefined : nameOf(catalog);
  return name === undefined || schema === undefined || volume === undefined
    ? undefined
    : `/Volumes/${name}/${schema}/${volume}`;
}

type Place = Salvaged<ParsedAllowlist["jars"][number]>;
type VolumeFolder = Extract<Place, { readonly mode?: "volume" | undefined }>;

/** What paths begin with that the allowlist lets in. It compares texts, so a folder ends with a slash. */
export function allowedPrefix(place: Place, nameOf: CatalogName): string | undefined {
  if (place.mode === "s3") return place.url === undefined ? undefined : `${place.url.replace(/\/$/, "")}/`;
  const { folder, ...volume } = place as VolumeFolder;
  const root = volumePath(volume, nameOf);
  if (root === undefined) return undefined;
  return folder === undefined ? `${root}/` : `${root}/${folder}/`;
}

/** Whether the allowlist lets everything of a list of paths in. */
export function allows(places: readonly Place[] | undefined, paths: readonly string[], nameOf: CatalogName): boolean {
  const prefixes = (places ?? []).map((place) => allowedPrefix(place, nameOf));
  return paths.every((path) => prefixes.some((prefix) => prefix !== undefined && path.startsWith(prefix)));
}

/** What a library is compared with on the allowlist: the path of a JAR, or coordinates of Maven. */
export function comparedText(library: Salvaged<ParsedLibrary>, nameOf: CatalogName): string | undefined {
  if (library.type === "maven") return library.coordinates;
  if (library.type !== "jar" || library.file === undefined) return undefined;
  const root = volumePath(library, nameOf);
  return root === undefined ? undefined : `${root}/${library.file}`;
}

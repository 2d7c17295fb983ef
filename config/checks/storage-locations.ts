import { bucketNameOf } from "../derive/names";
import { BUCKETS } from "../derive/purposes";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, type EnvironmentDraft, entries, errorAt, namedApart } from "./check";

interface Location {
  readonly env: EnvironmentDraft;
  readonly path: readonly string[];
  readonly what: string;
  /** Bucket and folders, with a slash at the end: a prefix of everything inside. */
  readonly prefix: string;
  /** Unity Catalog knows it; other places must only keep out of its way. */
  readonly isExternal: boolean;
}

/** External locations of a metastore lie apart from each other (H19), and from the workspaces' own storage. */
export const storageLocations: Check = ({ account, environments }) => {
  const all = namedApart(environments).flatMap((env) => locationsOf(env, account));
  return [...sameKeys(environments), ...overlaps(all)];
};

/** Contracts name both by their keys. */
function sameKeys(environments: readonly EnvironmentDraft[]): Problem[] {
  return environments.flatMap((env) =>
    Object.keys(env.data.externalLocations ?? {})
      .filter((key) => Object.hasOwn(env.data.zones ?? {}, key))
      .map((key) => errorAt(env, ["externalLocations", key], `there is a zone ${key} too`, "use another key")),
  );
}

function overlaps(all: readonly Location[]): Problem[] {
  return all.flatMap((later, index) =>
    all
      .slice(0, index)
      .filter((earlier) => overlap(later, earlier))
      .flatMap((earlier) => problem(later, earlier)),
  );
}

function locationsOf(env: EnvironmentDraft, account: AccountDraft): Location[] {
  const { name, awsAccountId } = env.data;
  const platform = account.data.name;
  const bucketOf = (purpose: string): string | undefined =>
    platform === undefined || name === undefined || awsAccountId === undefined
      ? undefined
      : bucketNameOf({ name: platform }, { name, awsAccountId }, purpose);
  const location = (path: readonly string[], what: string, bucket: string | undefined, isExternal: boolean) =>
    bucket === undefined ? [] : [{ env, path, what, prefix: `${bucket}/`, isExternal }];
  return [
    ...entries(env.data.workspaces).flatMap(([key]) =>
      location(["workspaces", key], `the root bucket of workspace ${key}`, bucketOf(BUCKETS.root(key)), false),
    ),
    ...entries(env.data.zones).flatMap(([key, { bucket }]) =>
      location(["zones", key], `zone ${key}`, bucket ?? bucketOf(key), true),
    ),
    ...entries(env.data.externalLocations).flatMap(([key, { url }]) =>
      location(
        ["externalLocations", key, "url"],
        `external location ${key}`,
        url?.replace(/^s3:\/\//, "").replace(/\/+$/, ""),
        true,
      ),
    ),
  ];
}

function overlap(a: Location, b: Location): boolean {
  return a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix);
}

/** Whole buckets that have the same name are reported with the names of buckets. */
function problem(later: Location, earlier: Location): Problem[] {
  const external = [later, earlier].find(({ path }) => path[0] === "externalLocations");
  const other = external === later ? earlier : later;
  if (external === undefined) return [];
  if (other.isExternal && external.env.data.region !== other.env.data.region) return [];
  return [
    errorAt(
      external.env,
      external.path,
      `${external.what} (s3://${external.prefix}) overlaps ${other.what} (s3://${other.prefix}) of ${other.env.file}`,
      other.isExternal ? "use a folder that no other location covers" : "keep data out of the workspace's own bucket",
    ),
  ];
}

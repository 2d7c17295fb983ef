import { bucketNameOf, namedAs } from "../derive/names";
import { BUCKETS } from "../derive/purposes";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, type EnvironmentDraft, entries, errorAt, namedApart } from "./check";
import { andSoDo, type Nesting, nested } from "./nested";

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

/** External locations are told apart by region, which has one metastore; the workspaces' own storage is in none. */
function overlaps(all: readonly Location[]): Problem[] {
  const own = all.filter(({ isExternal }) => !isExternal);
  const regions = new Set(all.flatMap(({ isExternal, env }) => (isExternal ? [env.data.region] : [])));
  return [...regions].flatMap((region) =>
    nested(
      [...own, ...all.filter(({ isExternal, env }) => isExternal && env.data.region === region)],
      ({ prefix }) => prefix,
    ).flatMap(problem),
  );
}

function locationsOf(env: EnvironmentDraft, account: AccountDraft): Location[] {
  const { name, awsAccountId } = env.data;
  const platform = account.data.name;
  const bucketOf = (purpose: string): string | undefined =>
    platform === undefined || name === undefined || awsAccountId === undefined
      ? undefined
      : bucketNameOf({ name: platform }, { ...namedAs(env.data), awsAccountId }, purpose);
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

/** Whole buckets that have the same name are reported with the names of buckets. */
function problem({ outer, inner }: Nesting<Location>): Problem[] {
  const isWritten = ({ path }: Location) => path[0] === "externalLocations";
  const [last, ...before] = [outer, ...inner].filter(isWritten).reverse();
  const other = last === outer ? inner.find((one) => one !== last) : outer;
  if (last === undefined || other === undefined) return [];
  const others = before.filter((one) => one !== other).map(({ what }) => what);
  return [
    errorAt(
      last.env,
      last.path,
      `${last.what} (s3://${last.prefix}) overlaps ${other.what} (s3://${other.prefix}) of ${other.env.file}${andSoDo(others.reverse())}`,
      other.isExternal ? "use a folder that no other location covers" : "keep data out of the workspace's own bucket",
    ),
  ];
}

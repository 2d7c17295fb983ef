import { valueFault } from "../derive/governed-tags";
import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, entries, errorAt, repeated, warningAt } from "./check";

/** A tag is governed in one place, has a value that its rules know, and is governed where something is found by it. */
export const governedTags: Check = ({ environments }) => [
  ...repeated(
    environments.flatMap((env) => entries(env.data.metastore?.governedTags).map(([key]) => ({ env, key }))),
    ({ key }) => key,
  ).map(([later, earlier]) =>
    errorAt(
      later.env,
      ["metastore", "governedTags", later.key],
      `the tag ${later.key} is governed in ${earlier.env.file} too, and governed tags are the whole account's`,
      "keep it in one of them",
    ),
  ),
  ...environments.flatMap(ofCatalogs),
  ...foundByNothing(environments),
];

/** Source: Databricks, "ABAC requirements, quotas, and limitations": policies go by governed tags, and by no others. */
function foundByNothing(environments: readonly EnvironmentDraft[]): Problem[] {
  const governed = new Set(environments.flatMap((env) => Object.keys(env.data.metastore?.governedTags ?? {})));
  return environments.flatMap((env) =>
    draftEntries(env).flatMap(({ path, kind, entry }) =>
      (kind.findsBy?.(entry) ?? [])
        .filter(({ tag }) => !governed.has(tag))
        .map(({ tag, field }) =>
          warningAt(
            env,
            [...path, ...field],
            `no environment governs the tag ${tag}, and a tag that is not governed protects nothing`,
            "add it to metastore.governedTags; leave it so where the account console governs it",
          ),
        ),
    ),
  );
}

function ofCatalogs(env: EnvironmentDraft): Problem[] {
  const governed = env.data.metastore?.governedTags;
  return entries(env.data.catalogs).flatMap(([key, catalog]) =>
    [
      { path: ["catalogs", key, "tags"], tags: catalog.tags },
      ...entries(catalog.schemas).map(([name, schema]) => ({
        path: ["catalogs", key, "schemas", name, "tags"],
        tags: schema.tags,
      })),
    ].flatMap(({ path, tags }) =>
      entries(tags).flatMap(([tag, value]) => {
        const fault = valueFault(governed, tag, value);
        return fault === undefined ? [] : [errorAt(env, [...path, tag], fault.what, fault.fix)];
      }),
    ),
  );
}

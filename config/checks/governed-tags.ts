import { valueFault } from "../derive/governed-tags";
import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, entries, errorAt, repeated } from "./check";

/** A tag is governed in one place, and has a value that its rules know. */
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
];

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

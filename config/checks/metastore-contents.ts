import { namedAs } from "../derive/names";
import { draftEntries } from "../kinds/entries";
import { type Check, errorAt, namedApart, repeated } from "./check";

/** What there is once in a metastore is not made twice by the environments of its region. Names there have no case. */
export const metastoreContents: Check = ({ environments }) => {
  const contents = namedApart(environments).flatMap((env) =>
    draftEntries(env).flatMap(({ kind, entry, key, noun, path }) =>
      env.data.name === undefined
        ? []
        : (kind.inMetastore?.(entry, key, namedAs(env.data)) ?? []).map((one) => ({ env, key, noun, path, ...one })),
    ),
  );
  return repeated(contents, ({ env, what, name }) => `${env.data.region} ${what} ${name.toLowerCase()}`).map(
    ([later, earlier]) =>
      errorAt(
        later.env,
        [...later.path, ...later.field],
        `the ${later.what} ${later.name} is that of ${earlier.noun} ${earlier.key} in ${earlier.env.file} too, in the same metastore`,
        later.instead,
      ),
  );
};

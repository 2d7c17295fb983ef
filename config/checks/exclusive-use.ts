import { draftEntries } from "../kinds/entries";
import { errorAt, perEnvironment, repeated } from "./check";

/** What one entry alone can use is used by one. */
export const exclusiveUse = perEnvironment((env) => {
  const uses = draftEntries(env).flatMap(({ kind, entry, noun, key, path }) =>
    (kind.exclusive?.(entry) ?? []).map(({ what, field }) => ({ noun, key, path: [...path, ...field], what })),
  );
  return repeated(uses, ({ what }) => what).map(([later, earlier]) =>
    errorAt(env, later.path, `${earlier.noun} ${earlier.key} uses ${later.what} already`, "name another one"),
  );
});

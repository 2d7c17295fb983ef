import { draftEntries, viewOf } from "../kinds/entries";
import { perEnvironment } from "./check";

/** Every entry of every kind passes the checks of its kind. */
export const kinds = perEnvironment((env) =>
  draftEntries(env).flatMap((it) => it.kind.checks?.(it.entry, viewOf(env, it)) ?? []),
);

import { draftEntries, viewOf } from "../kinds/entries";
import { perEnvironment } from "./check";

/** Every entry of every kind passes the checks of its kind. */
export const kinds = perEnvironment((env, account) =>
  draftEntries(env).flatMap((it) => it.kind.checks?.(it.entry, viewOf(env, account, it)) ?? []),
);

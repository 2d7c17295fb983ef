import { draftEntries, viewOf } from "../kinds/entries";
import type { Check } from "./check";

/** Every entry of every kind passes the checks of its kind. */
export const kinds: Check = ({ account, environments, folders }) =>
  environments.flatMap((env) =>
    draftEntries(env).flatMap((it) => it.kind.checks?.(it.entry, viewOf(env, account, folders, it)) ?? []),
  );

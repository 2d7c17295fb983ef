import type { Unique } from "./unique";

const ALREADY_EXISTS = "RESOURCE_ALREADY_EXISTS";

/** A name, or a slot of several arguments, in a Databricks account. */
export const oneInAccount = (...attributes: readonly string[]): Unique => ({
  attributes,
  among: "account",
  summary: ALREADY_EXISTS,
});

/** A name, or a slot of several arguments, in a workspace. */
export const oneInWorkspace = (...attributes: readonly string[]): Unique => ({
  attributes,
  among: "place",
  summary: ALREADY_EXISTS,
});

/** Of two resources for one slot, the later silently overwrites the earlier, and each plan undoes the other's. */
export const owned = (row: Unique, what: string): Unique => ({
  ...row,
  summary: "CONFLICT",
  fix: `keep one resource for ${what}: two overwrite each other in turn`,
});

/** A setting of which a workspace has one. */
export const WORKSPACE_SETTING: Unique = owned(oneInWorkspace(), "the setting");

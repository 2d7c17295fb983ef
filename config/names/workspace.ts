import { BUCKETS, ROLES } from "../derive/purposes";
import { named } from "./resource-name";
import type { Names } from "./subject";

/** Of every workspace the role that Databricks runs clusters with, and the root bucket. */
export const workspaceNames: Names = (env, start) =>
  Object.keys(env.workspaces ?? {}).flatMap((key) => {
    const whose = { layer: "workspace" as const, of: ["workspaces", key] };
    return [
      named(start, "role", ROLES.crossAccount(key), { ...whose, label: `workspace ${key}` }),
      named(start, "bucket", BUCKETS.root(key), { ...whose, label: `the root bucket of workspace ${key}` }),
    ];
  });

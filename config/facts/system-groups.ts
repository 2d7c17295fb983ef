import { fact } from "./fact";

/** How Unity Catalog calls everybody in the Databricks account where something is granted. */
export const EVERYBODY = fact({
  value: "account users",
  source: 'Databricks, "Manage privileges in Unity Catalog": the group that holds all users of the account',
  asOf: "2026-08",
});

/**
 * What Databricks has itself and what looks like it, without spaces and in lower case: `users` and `admins` of every
 * workspace, which Unity Catalog does not know, everybody in the account, and its administrators, who are no group.
 * Nobody can make, fill or delete them.
 */
const SYSTEM_GROUPS = fact({
  value: ["users", "admins", "accountusers", "allaccountusers", "accountadmins"],
  source:
    'Databricks, "Groups": system groups; provider 1.99.0, databricks_group, which refuses display_name "users" and "admins"',
  asOf: "2026-08",
});

/** Whether a name is that of a group which Databricks has itself, however its case and spaces are written. */
export function isSystemGroup(name: string): boolean {
  return SYSTEM_GROUPS.value.includes(name.toLowerCase().replace(/\s/g, ""));
}

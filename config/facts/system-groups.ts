import { fact } from "./fact";

/** How Unity Catalog calls everybody in the Databricks account where something is granted. */
export const EVERYBODY = fact({
  value: "account users",
  source: 'Databricks, "Manage privileges in Unity Catalog": the group that holds all users of the account',
  asOf: "2026-08",
});

/**
 * Groups that Databricks has itself, by their names without spaces and in lower case: `users` and `admins` of every
 * workspace, which Unity Catalog does not know, and those of the account. Nobody can make, fill or delete them.
 */
const SYSTEM_GROUPS = fact({
  value: [
    "users",
    "admins",
    "allusers",
    "accountusers",
    "accountadmins",
    "allaccountusers",
    "workspaceusers",
    "workspaceadmins",
  ],
  source:
    'Databricks, "Groups" (system groups users and admins, account users); provider 1.99.0, databricks_group: "users" and "admins" are refused',
  asOf: "2026-08",
});

/** Whether a name is that of a group which Databricks has itself, however it is spelled. */
export function isSystemGroup(name: string): boolean {
  return SYSTEM_GROUPS.value.includes(name.toLowerCase().replace(/[^a-z]/g, ""));
}

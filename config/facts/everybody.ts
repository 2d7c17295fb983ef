import { fact } from "./fact";

/**
 * Groups that hold everybody, by their names without spaces and signs, in lower case: those that Databricks and Entra ID
 * have themselves, and what companies call such a group.
 */
const GROUPS_OF_EVERYBODY = fact({
  value: [
    "accountusers",
    "allaccountusers",
    "users",
    "allusers",
    "workspaceusers",
    "allworkspaceusers",
    "everyone",
    "everybody",
    "allemployees",
    "allstaff",
    "domainusers",
    "authenticatedusers",
  ],
  source: 'Databricks, "Groups" (account users, users); Active Directory (Domain Users, Authenticated Users, Everyone)',
  asOf: "2026-11",
});

/** Whether a group holds everybody, by its name. */
export const isEverybody = (name: string): boolean =>
  GROUPS_OF_EVERYBODY.value.includes(name.toLowerCase().replace(/[^a-z]/g, ""));

/** Privileges of Unity Catalog and permissions of workspaces that everybody may have: they change nothing, and show no secret. */
export const HARMLESS = fact<readonly string[]>({
  value: [
    ...["BROWSE", "EXECUTE", "READ_FILES", "READ_VOLUME", "SELECT", "USE_CATALOG", "USE_SCHEMA"],
    ...["USER", "CAN_READ", "CAN_USE", "CAN_VIEW"],
  ],
  source: 'Databricks, "Unity Catalog privileges reference" and "Access control lists"',
  asOf: "2026-11",
});

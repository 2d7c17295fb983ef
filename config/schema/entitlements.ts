import { z } from "zod";
import { distinct } from "./common";
import { ref } from "./ref";

/**
 * What one may do in a workspace beyond permissions on objects, by the names of Databricks' SCIM API.
 * Source: Databricks, "Manage entitlements"; provider 1.99, `databricks_entitlements`.
 */
const entitlement = z.enum([
  "workspace-access",
  "databricks-sql-access",
  "workspace-consume",
  "allow-cluster-create",
  "allow-instance-pool-create",
]);

const list = distinct(z.array(entitlement).min(1));

/** Entitlements of groups and service principals in a workspace. */
export const entitlements = z.strictObject({
  /**
   * Account group → what its members may: `workspace-access` notebooks, jobs and the rest, `databricks-sql-access` warehouses and
   * dashboards, `workspace-consume` alone, dashboards that are shared with them, `allow-cluster-create` clusters without a policy,
   * `allow-instance-pool-create` pools. Complete: of one that is listed here, what is not is taken away. Default none.
   */
  groups: z.record(ref("group"), list).default({}),
  /** Service principal (key of the account's `servicePrincipals`) → the same. Default none. */
  servicePrincipals: z.record(ref("servicePrincipal", { named: true }), list).default({}),
});

export type Entitlement = z.output<typeof entitlement>;

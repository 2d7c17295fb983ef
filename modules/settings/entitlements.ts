import { Entitlements as DatabricksEntitlements } from "@cdktf/provider-databricks/lib/entitlements";
import { Construct } from "constructs";
import type { Entitlement } from "../../config/schema/entitlements";

export interface EntitlementsProps {
  /** Account-level id of the one who has them, which is that of the workspace too. */
  readonly principal: { readonly groupId: string } | { readonly servicePrincipalId: string };
  /** Those that it has; the others it has not. */
  readonly entitlements: readonly Entitlement[];
}

const ARGUMENTS = {
  "workspace-access": { workspaceAccess: true },
  "databricks-sql-access": { databricksSqlAccess: true },
  "workspace-consume": { workspaceConsume: true },
  "allow-cluster-create": { allowClusterCreate: true },
  "allow-instance-pool-create": { allowInstancePoolCreate: true },
} as const satisfies Record<Entitlement, object>;

/** What one group or service principal may do in a workspace beyond permissions on objects. */
export class Entitlements extends Construct {
  constructor(scope: Construct, id: string, { principal, entitlements }: EntitlementsProps) {
    super(scope, id);
    new DatabricksEntitlements(this, "Resource", {
      ...principal,
      ...Object.assign({}, ...entitlements.map((each) => ARGUMENTS[each])),
    });
  }
}

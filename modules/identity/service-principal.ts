import { AccessControlRuleSet } from "@cdktf/provider-databricks/lib/access-control-rule-set";
import { DataDatabricksServicePrincipal } from "@cdktf/provider-databricks/lib/data-databricks-service-principal";
import { ServicePrincipal as DatabricksServicePrincipal } from "@cdktf/provider-databricks/lib/service-principal";
import { ServicePrincipalRole } from "@cdktf/provider-databricks/lib/service-principal-role";
import { Construct } from "constructs";
import type { ServicePrincipal as ServicePrincipalConfig } from "../../config/model";

export interface ServicePrincipalProps {
  readonly config: ServicePrincipalConfig;
  /** Databricks account id. */
  readonly accountId: string;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Keeps it from being deleted with `terraform destroy`. */
  readonly preventDestroy: boolean;
}

/** A service principal of the Databricks account. */
export class ServicePrincipal extends Construct {
  /** Account-level id, for memberships and workspace assignment. */
  readonly principalId: string;
  /** Application (client) id, for grants and `run_as`. */
  readonly applicationId: string;

  constructor(scope: Construct, id: string, props: ServicePrincipalProps) {
    super(scope, id);
    if (props.config.mode === "existing") {
      const found = new DataDatabricksServicePrincipal(this, "Resource", {
        applicationId: props.config.applicationId,
      });
      this.principalId = found.id;
      this.applicationId = props.config.applicationId;
      return;
    }
    const made = new DatabricksServicePrincipal(this, "Resource", {
      displayName: props.config.displayName,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    this.principalId = made.id;
    this.applicationId = made.applicationId;

    // Without this role the deployer cannot set `run_as` to the principal (H20). Authoritative: one per principal.
    new AccessControlRuleSet(this, "rule-set", {
      name: `accounts/${props.accountId}/servicePrincipals/${made.applicationId}/ruleSets/default`,
      grantRules: [
        { role: "roles/servicePrincipal.user", principals: [`servicePrincipals/${props.deployerApplicationId}`] },
      ],
    });
  }

  /** Lets it administer the account. */
  administersAccount(): void {
    new ServicePrincipalRole(this, "account-admin", { servicePrincipalId: this.principalId, role: "account_admin" });
  }
}

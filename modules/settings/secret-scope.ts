import { SecretAcl } from "@cdktf/provider-databricks/lib/secret-acl";
import { SecretScope as DatabricksSecretScope } from "@cdktf/provider-databricks/lib/secret-scope";
import { Construct } from "constructs";
import { logicalId } from "../../config/derive/logical-id";

type Permission = "READ" | "WRITE" | "MANAGE";

export interface SecretScopeProps {
  /** Name in the workspace, unique there; changing it replaces the scope and loses its secrets. */
  readonly name: string;
  /** Account group → what it may do. */
  readonly groups: Readonly<Record<string, Permission>>;
  /** By key. */
  readonly servicePrincipals: Readonly<
    Record<string, { readonly applicationId: string; readonly permission: Permission }>
  >;
}

/**
 * Secrets that are read together, and who may. It holds none: values are put there by hand, because what the provider
 * puts there stands in the state. Who makes a scope manages it, without an entry of its own, which the provider could
 * take away before it is done with the others.
 */
export class SecretScope extends Construct {
  readonly scopeName: string;

  constructor(scope: Construct, id: string, props: SecretScopeProps) {
    super(scope, id);
    const made = new DatabricksSecretScope(this, "Resource", { name: props.name, backendType: "DATABRICKS" });
    this.scopeName = made.name;
    for (const [group, permission] of Object.entries(props.groups)) {
      new SecretAcl(this, `group-${logicalId(group)}`, { scope: made.name, principal: group, permission });
    }
    for (const [key, { applicationId, permission }] of Object.entries(props.servicePrincipals)) {
      new SecretAcl(this, `service-principal-${key}`, { scope: made.name, principal: applicationId, permission });
    }
  }
}

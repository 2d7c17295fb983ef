import { ModelServing } from "@cdktf/provider-databricks/lib/model-serving";
import { Construct } from "constructs";
import type { FeatureEndpointModel } from "../../../config/kinds/consumers/feature-store";
import { objectPermissions } from "../../identity/object-permissions";
import { tagList } from "../../tag-list";
import { OWNER_TAG } from "../owner-tag";

export interface FeatureEndpointProps {
  readonly endpoint: FeatureEndpointModel;
  /** Account group that manages it. */
  readonly owner: string;
  /** Budget policy that its usage is billed under; undefined where none is said. */
  readonly budgetPolicyId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Key in the account's `servicePrincipals` → application id. */
  readonly applicationId: (key: string) => string;
  /** Catalog key → its name in the metastore. */
  readonly catalogName: (key: string) => string;
}

/** Name of what is served, in an endpoint that serves one thing. */
const SERVED = "features";

/** An endpoint that answers with features. AI Gateway has no limits for such ones; its instances are the limit. */
export class FeatureEndpoint extends Construct {
  readonly endpointName: string;

  constructor(scope: Construct, id: string, props: FeatureEndpointProps) {
    super(scope, id);
    const { endpoint, owner, budgetPolicyId } = props;
    const made = new ModelServing(this, "Resource", {
      name: endpoint.name,
      config: {
        servedEntities: [
          {
            name: SERVED,
            entityName: `${props.catalogName(endpoint.catalog)}.${endpoint.schema}.${endpoint.spec}`,
            workloadSize: endpoint.size,
            scaleToZeroEnabled: endpoint.scaling.mode === "to-zero",
          },
        ],
      },
      ...(budgetPolicyId !== undefined && { budgetPolicyId }),
      tags: tagList({ ...props.tags, [OWNER_TAG]: owner }),
    });
    this.endpointName = made.name;
    objectPermissions(this, "permissions", ["servingEndpointId", made.servingEndpointId], props.deployerApplicationId, [
      { groupName: owner, permissionLevel: "CAN_MANAGE" },
      ...Object.entries(endpoint.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...endpoint.callers.map((key) => ({
        servicePrincipalName: props.applicationId(key),
        permissionLevel: "CAN_QUERY",
      })),
    ]);
  }
}

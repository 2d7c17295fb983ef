import { VectorSearchEndpoint } from "@cdktf/provider-databricks/lib/vector-search-endpoint";
import { Construct } from "constructs";
import type { VectorSearchModel } from "../../../config/kinds/consumers/vector-search";
import { objectPermissions } from "../../identity/object-permissions";

export interface SearchEndpointProps {
  readonly consumer: VectorSearchModel;
  /** Budget policy that its usage is billed under. */
  readonly budgetPolicyId: string | undefined;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** What holds indexes and answers, and who may make indexes on it. */
export class SearchEndpoint extends Construct {
  /** Name in the workspace; a reference. */
  readonly endpointName: string;

  constructor(scope: Construct, id: string, { consumer, budgetPolicyId, deployerApplicationId }: SearchEndpointProps) {
    super(scope, id);
    const endpoint = new VectorSearchEndpoint(this, "Resource", {
      name: consumer.name,
      endpointType: consumer.type,
      budgetPolicyId,
    });
    this.endpointName = endpoint.name;
    objectPermissions(this, "permissions", ["vectorSearchEndpointId", endpoint.endpointId], deployerApplicationId, [
      { groupName: consumer.owner, permissionLevel: "CAN_MANAGE" },
      ...Object.entries(consumer.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
    ]);
  }
}

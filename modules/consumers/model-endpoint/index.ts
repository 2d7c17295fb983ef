import { InstanceProfile } from "@cdktf/provider-databricks/lib/instance-profile";
import { Construct } from "constructs";
import { type ModelEndpointModel, ownModelsOf } from "../../../config/kinds/consumers/model-endpoint";
import type { Contributed, Contributions, Made } from "../../kinds/contribution";
import { BedrockProfile } from "./bedrock-profile";
import { Endpoint } from "./endpoint";
import { servingTrust } from "./policies";
import { accessOf } from "./role-access";

/** The endpoint, and the instance profile that it asks Bedrock with, which the workspace has to know. */
function endpointOf(scope: Construct, id: string, context: Contributed<ModelEndpointModel>): Made {
  const { entry: endpoint, tags, deployer, users, madeUsers, read } = context;
  const applicationId = (key: string) => read("account", "service_principal_application_ids", key);
  const parent = new Construct(scope, id);
  const profile =
    endpoint.role &&
    new InstanceProfile(parent, "profile", {
      instanceProfileArn: read("data-services", "serving_instance_profile_arns", endpoint.key),
      // Databricks would try it with an instance of EC2, and no instance gets it.
      skipValidation: true,
    });
  const made = new Endpoint(parent, "endpoint", {
    endpoint,
    budgetPolicyId: endpoint.budgetPolicyId ?? context.budgetPolicyId(),
    tags,
    deployerApplicationId: deployer.applicationId,
    applicationId,
    catalogName: (key) => read("unity-catalog", "catalog_names", key),
    instanceProfileArn: profile?.id,
    profileArn: (key) => read("data-services", "bedrock_profile_arns", key),
    users: [...users.map(applicationId), ...madeUsers()],
  });
  return { serving_endpoint_names: made.endpointName };
}

export const contributions: Contributions<ModelEndpointModel> = {
  "data-services"(scope, id, { entry: endpoint, tags, place, read }): Made {
    if (endpoint.role === undefined) return {};
    const profile = new BedrockProfile(scope, id, {
      name: endpoint.role.name,
      trust: servingTrust(read("workspace", "workspace_ids", endpoint.workspace)),
      access: accessOf(endpoint.role, { place, read }),
      tags,
    });
    return { serving_instance_profile_arns: profile.profileArn };
  },
  serving: (scope, id, context) => (ownModelsOf(context.entry).length === 0 ? endpointOf(scope, id, context) : {}),
  // A version of a model has to be there first, which a job registers.
  activation: (scope, id, context) => {
    const own = ownModelsOf(context.entry);
    return own.length > 0 && own.every(({ exists }) => exists) ? endpointOf(scope, id, context) : {};
  },
};

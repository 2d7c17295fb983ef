import type { AccessPolicyModel } from "../../../config/kinds/consumers/access-policy";
import type { Contributions } from "../../kinds/contribution";
import { AccessPolicy } from "./policy";

export const contributions: Contributions<AccessPolicyModel> = {
  // After the job that makes functions has run: a policy without its function is refused.
  activation(scope, id, { entry: policy, read }) {
    new AccessPolicy(scope, id, {
      policy,
      catalogName: read("unity-catalog", "catalog_names", policy.catalog),
      functionSchema: read("serving", "function_schema_names", policy.functions),
      applicationId: (key) => read("account", "service_principal_application_ids", key),
    });
    return {};
  },
};

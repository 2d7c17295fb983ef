import { OnlineStore } from "@cdktf/provider-databricks/lib/online-store";
import { Construct } from "constructs";
import type { FeatureStoreModel } from "../../../config/kinds/consumers/feature-store";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { FeatureEndpoint } from "./endpoint";

export const contributions: Contributions<FeatureStoreModel> = {
  serving(scope, id, { entry: consumer, protection }) {
    const store = new OnlineStore(new Construct(scope, id), "Resource", {
      name: consumer.name,
      capacity: consumer.capacity,
      readReplicaCount: consumer.readReplicas,
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    return { online_store_names: store.name };
  },
  // A specification has to be there first, which a program makes of tables with data.
  activation(scope, id, { entry: consumer, tags, deployer, budgetPolicyId, read }) {
    const there = Object.entries(consumer.endpoints).filter(([, { exists }]) => exists);
    const parent = there.length === 0 ? undefined : new Construct(scope, id);
    for (const [name, endpoint] of there) {
      configured(
        new FeatureEndpoint(parent ?? scope, `endpoint-${name}`, {
          endpoint,
          owner: consumer.owner,
          budgetPolicyId: consumer.budgetPolicyId ?? budgetPolicyId(),
          tags: { ...tags, ...consumer.tags },
          deployerApplicationId: deployer.applicationId,
          applicationId: (key) => read("account", "service_principal_application_ids", key),
          catalogName: (key) => read("unity-catalog", "catalog_names", key),
        }),
        `.endpoints.${name}`,
      );
    }
    return {};
  },
};

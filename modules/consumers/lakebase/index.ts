import { readCatalogGrants } from "../../../config/derive/grant-list";
import type { LakebaseModel } from "../../../config/kinds/consumers/lakebase";
import { applicationIdsOf } from "../../connections/ids";
import type { Contributions } from "../../kinds/contribution";
import { LakebaseInstance } from "./instance";
import { SyncedTables } from "./synced-tables";

export const contributions: Contributions<LakebaseModel> = {
  serving(scope, id, { entry: consumer, tags, deployer, protection, madeUsers, budgetPolicyId, read }) {
    const grants = readCatalogGrants<"foreign_catalog">(deployer.key, consumer.owner, [], consumer.grants);
    const made = new LakebaseInstance(scope, id, {
      consumer,
      budgetPolicyId: budgetPolicyId(),
      tags,
      deployerApplicationId: deployer.applicationId,
      grants,
      applicationIds: applicationIdsOf(grants, read),
      preventDestroy: protection.preventDestroy,
      users: madeUsers(),
    });
    return {
      lakebase_hosts: made.host,
      lakebase_instance_names: made.instanceName,
      lakebase_catalog_names: made.catalogName,
    };
  },
  activation(scope, id, { entry: consumer, budgetPolicyId, read }) {
    if (Object.keys(consumer.tables).length === 0) return {};
    new SyncedTables(scope, id, {
      tables: consumer.tables,
      budgetPolicyId: budgetPolicyId(),
      catalogName: read("serving", "lakebase_catalog_names", consumer.key),
      nameOf: (catalog) => read("unity-catalog", "catalog_names", catalog),
    });
    return {};
  },
};

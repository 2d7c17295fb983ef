import { credentialGrants } from "../../../config/derive/grants";
import type { ModelGroupModel } from "../../../config/kinds/data-services/sagemaker-model-group";
import type { Contributions, Made } from "../../kinds/contribution";
import { ServiceCredential } from "../../unity-catalog/service-credential";
import { ModelGroup } from "./model-group";
import { deployerStatements } from "./policies";

/** Where versions of a model are kept, and the way there for jobs of Databricks. */
export const contributions: Contributions<ModelGroupModel> = {
  "unity-catalog"(scope, id, { entry: group, place, deployer: terraform, protection, read, ...layer }): Made {
    const { deployer } = group;
    if (deployer === undefined) return {};
    const { [deployer.workspace]: workspaceId } = layer.workspaceIds;
    const { credentialName } = new ServiceCredential(scope, id, {
      name: deployer.credentialName,
      comment: `Brings models into ${group.name} of SageMaker`,
      role: deployer.role,
      statements: deployerStatements({ ...group, deployer }, read("foundation", "kms_key_arns", "data"), place),
      partition: place.partition,
      awsAccountId: place.accountId,
      unityCatalogRoleArn: layer.unityCatalogRoleArn,
      workspaceIds: workspaceId === undefined ? {} : { [deployer.workspace]: workspaceId },
      grants: credentialGrants(terraform.key, deployer.servicePrincipal),
      applicationIds: Object.fromEntries(
        [terraform.key, deployer.servicePrincipal].map((key) => [
          key,
          read("account", "service_principal_application_ids", key),
        ]),
      ),
      protection,
    });
    return { service_credential_names: credentialName };
  },
  "data-services"(scope, id, { entry: group, place, tags, protection, read }) {
    const made = new ModelGroup(scope, id, {
      group,
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      place,
      tags,
      protection,
    });
    return {
      model_group_names: made.groupName,
      model_repository_names: made.repositoryName,
      model_repository_urls: made.repositoryUrl,
      model_registry_ids: made.registryId,
      ...(made.executionRoleArn !== undefined && { model_execution_role_arns: made.executionRoleArn }),
    };
  },
};

import { credentialGrants } from "../../../config/derive/grants";
import type { CreatedEndpoint, EndpointModel } from "../../../config/kinds/data-services/sagemaker-endpoint";
import { OWNER_TAG } from "../../consumers/owner-tag";
import type { Contributed, Contributions, Made } from "../../kinds/contribution";
import { ServiceCredential } from "../../unity-catalog/service-credential";
import { placedSubnets } from "../placed-subnets";
import { EndpointAlarms } from "./alarms";
import { Endpoint } from "./endpoint";
import { askStatements, topicStatements } from "./policies";
import type { ServedModelProps } from "./served-model";

/** A model that SageMaker serves, and the way there for compute of Databricks. */
export const contributions: Contributions<EndpointModel> = {
  alarms: { topicStatements },
  "unity-catalog"(scope, id, { entry: endpoint, place, deployer, protection, read, ...layer }): Made {
    const { callers } = endpoint;
    if (callers === undefined) return {};
    const { [callers.workspace]: workspaceId } = layer.workspaceIds;
    const { credentialName } = new ServiceCredential(scope, id, {
      name: callers.credentialName,
      comment: `Asks the endpoint ${endpoint.name} of SageMaker`,
      role: callers.role,
      statements: askStatements(endpoint, callers.role.arn),
      partition: place.partition,
      awsAccountId: place.accountId,
      unityCatalogRoleArn: layer.unityCatalogRoleArn,
      workspaceIds: workspaceId === undefined ? {} : { [callers.workspace]: workspaceId },
      grants: credentialGrants(deployer.key, ...callers.servicePrincipals),
      applicationIds: Object.fromEntries(
        [deployer.key, ...callers.servicePrincipals].map((key) => [
          key,
          read("account", "service_principal_application_ids", key),
        ]),
      ),
      protection,
    });
    return { service_credential_names: credentialName };
  },
  "data-services"(scope, id, context): Made {
    const { entry: endpoint, place, tags, protection, read } = context;
    if (endpoint.mode === "existing") return { sagemaker_endpoint_names: endpoint.name };
    const made = new Endpoint(scope, id, {
      endpoint,
      repositoryOf: (group) => ({
        url: read("data-services", "model_repository_urls", group),
        name: read("data-services", "model_repository_names", group),
        registryId: read("data-services", "model_registry_ids", group),
      }),
      network: networkOf(endpoint, context),
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags: { ...tags, ...(endpoint.owner !== undefined && { [OWNER_TAG]: endpoint.owner }) },
      protection,
    });
    return { sagemaker_endpoint_names: made.endpointName };
  },
  operations(scope, id, { entry: endpoint, alarmTopicArn }) {
    if (endpoint.mode === "create") new EndpointAlarms(scope, id, { endpoint, topicArn: alarmTopicArn });
    return {};
  },
};

function networkOf(
  { hosting, key }: CreatedEndpoint,
  { read, readAll }: Contributed<EndpointModel>,
): ServedModelProps["network"] {
  if (hosting.mode === "serverless" || hosting.vpc === undefined) return undefined;
  return {
    subnets: Object.values(placedSubnets({ ...hosting.vpc, subnets: "data-services" }, readAll)),
    securityGroupIds: [read("network", "data_service_security_group_ids", key)],
  };
}

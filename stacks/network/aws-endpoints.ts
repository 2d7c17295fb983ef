import type { Construct } from "constructs";
import { logicalId } from "../../config/derive/logical-id";
import type { CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { GatewayEndpoint } from "../../modules/network/gateway-endpoint";
import { InterfaceEndpoint, type InterfaceEndpointProps } from "../../modules/network/interface-endpoint";
import { ownAccountStatements } from "../../modules/network/own-account-statements";
import { endpointStatements } from "../base/contributions";

/** Gateway endpoint of DynamoDB, where the configuration asks for it. */
export function dynamoDbEndpoint(
  stack: Construct,
  env: Environment,
  network: CustomerManagedNetwork,
  place: { readonly vpcId: string; readonly routeTableIds: readonly string[] },
): GatewayEndpoint | undefined {
  if (!network.endpoints.includes("dynamodb")) return undefined;
  return configured(
    new GatewayEndpoint(stack, "dynamodb", {
      ...place,
      region: env.region,
      service: "dynamodb",
      name: `${env.prefix}-dynamodb`,
      statements: ownAccountStatements("dynamodb", { accountId: env.awsAccountId }),
    }),
    "network.endpoints",
  );
}

/** Interface endpoints of further AWS services that the configuration asks for. */
export function serviceEndpoints(
  stack: Construct,
  env: Environment,
  network: CustomerManagedNetwork,
  place: Pick<InterfaceEndpointProps, "vpcId" | "subnetIds" | "securityGroupId">,
): void {
  for (const service of network.endpoints) {
    if (service === "dynamodb") continue;
    // Names of services have dots, names of constructs do not.
    configured(
      new InterfaceEndpoint(stack, `service-${logicalId(service.replace(".", "-"))}`, {
        ...place,
        name: `${env.prefix}-${service}`,
        serviceName: `com.amazonaws.${env.region}.${service}`,
        statements: [
          ...ownAccountStatements(service, { accountId: env.awsAccountId }),
          ...endpointStatements(env, service),
        ],
      }),
      "network.endpoints",
    );
  }
}

/** Bucket of AWS that layers of container images are in. Source: AWS, "Amazon ECR interface VPC endpoints". */
export function imageLayerBucket(env: Environment, network: CustomerManagedNetwork): string | undefined {
  return network.endpoints.includes("ecr.dkr") ? `prod-${env.region}-starport-layer-bucket` : undefined;
}

import type { Construct } from "constructs";
import type { Account, CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { GatewayEndpoint } from "../../modules/network/gateway-endpoint";
import { InterfaceEndpoint, type InterfaceEndpointProps } from "../../modules/network/interface-endpoint";
import { s3EndpointStatements } from "../../modules/network/s3-endpoint-policy";
import { kinesisEndpointStatements, stsEndpointStatements } from "../../modules/network/service-endpoint-policies";
import { endpointStatements } from "../base/contributions";
import { placeOf } from "../base/place";
import { imageLayerBucket } from "./aws-endpoints";

/** Gateway endpoint of S3, to every bucket of the configuration and those of Databricks. */
export function s3Endpoint(
  stack: Construct,
  account: Account,
  env: Environment,
  network: CustomerManagedNetwork,
  place: { readonly vpcId: string; readonly routeTableIds: readonly string[] },
): GatewayEndpoint {
  return configured(
    new GatewayEndpoint(stack, "s3", {
      ...place,
      region: env.region,
      service: "s3",
      name: `${env.prefix}-s3`,
      statements: [
        ...s3EndpointStatements({
          ...parties(account, env),
          rootBuckets: Object.values(env.workspaces).map((workspace) => workspace.rootBucket),
          zoneBuckets: Object.values(env.zones).map((zone) => zone.bucket),
          externalBuckets: Object.values(env.externalLocations),
          databricksBuckets: env.regionFacts.buckets,
          imageLayerBucket: imageLayerBucket(env, network),
        }),
        ...endpointStatements(env, "s3"),
      ],
    }),
    "network",
  );
}

/** Interface endpoints of what every cluster calls: STS and Kinesis. */
export function nodeEndpoints(
  stack: Construct,
  account: Account,
  env: Environment,
  place: Pick<InterfaceEndpointProps, "vpcId" | "subnetIds" | "securityGroupId">,
): void {
  configured(
    new InterfaceEndpoint(stack, "sts", {
      ...place,
      name: `${env.prefix}-sts`,
      serviceName: `com.amazonaws.${env.region}.sts`,
      statements: stsEndpointStatements(parties(account, env)),
    }),
    "network",
  );
  configured(
    new InterfaceEndpoint(stack, "kinesis", {
      ...place,
      name: `${env.prefix}-kinesis`,
      serviceName: `com.amazonaws.${env.region}.kinesis-streams`,
      statements: [...kinesisEndpointStatements(parties(account, env)), ...endpointStatements(env, "kinesis-streams")],
    }),
    "network",
  );
}

/** Whose resources and which principals the policies of the endpoints name. */
function parties({ principals }: Account, env: Environment) {
  return {
    ...placeOf(env),
    controlPlaneAccountId: principals.accountId,
    artifactAccountId: principals.artifactAccountId,
    datasetsReadOnlyUserArn: principals.datasetsReadOnlyUserArn,
  };
}

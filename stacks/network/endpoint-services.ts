import type { Construct } from "constructs";
import { targetPorts } from "../../config/derive/connected-services";
import { mapValues } from "../../config/derive/map-values";
import { nameOf } from "../../config/derive/names";
import { SECURITY_GROUPS } from "../../config/derive/purposes";
import type { Account, CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { EndpointService } from "../../modules/network/endpoint-service";
import { NetworkLoadBalancer } from "../../modules/network/network-load-balancer";

interface Place {
  readonly vpcId: string;
  readonly vpcCidrs: readonly string[];
  /** Zone id → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Data service → its security group, of those that the network makes. */
  readonly dataServiceGroupIds: Readonly<Record<string, string>>;
  /** Name of the environment's log bucket. */
  logBucket(): string;
}

/** Services of the VPC that serverless compute reaches: key → full name, for the rules that lead there. */
export function endpointServices(
  stack: Construct,
  account: Account,
  env: Environment,
  network: CustomerManagedNetwork,
  { logBucket, dataServiceGroupIds, ...place }: Place,
): Record<string, string> {
  return mapValues(network.connections.endpointServices, (config, key) => {
    const name = `${env.prefix}-${key}`;
    const setting = `network.connections.endpointServices.${key}`;
    const { loadBalancerArn } = configured(
      new NetworkLoadBalancer(stack, `load-balancer-${key}`, {
        ...place,
        name,
        groupName: nameOf(env.names, "securityGroups", SECURITY_GROUPS.endpointService(key)),
        listeners: config.listeners.map((listener) => ({
          ...listener,
          targetPort: listener.targetPort ?? listener.port,
        })),
        targets: config.targets,
        healthCheck: config.healthCheck,
        targetPorts: targetPorts(config),
        targetSecurityGroupIds: {
          ...Object.fromEntries(config.targetSecurityGroupIds.map((id) => [id, id])),
          ...groupOf(config.dataService, dataServiceGroupIds),
        },
        accessLogBucket: config.listeners.some(({ protocol }) => protocol === "TLS") ? logBucket() : undefined,
        deletionProtection: env.protection.preventDestroy,
      }),
      setting,
    );
    return configured(
      new EndpointService(stack, `endpoint-service-${key}`, {
        name,
        loadBalancerArn,
        allowedPrincipalArn: account.principals.privateConnectivityRoleArn(env.region),
        acceptanceRequired: config.acceptance === "manual",
        privateDnsName: config.privateDnsName,
        preventDestroy: env.protection.preventDestroy,
      }),
      setting,
    ).serviceName;
  });
}

/** Security group of a data service that is made here; of another one its owner lets the load balancer in. */
function groupOf(key: string | undefined, groupIds: Place["dataServiceGroupIds"]): Record<string, string> {
  const group = key === undefined ? undefined : groupIds[key];
  return key === undefined || group === undefined ? {} : { [key]: group };
}

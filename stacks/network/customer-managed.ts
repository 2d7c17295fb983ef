import { awsDomains } from "../../config/derive/egress";
import { mapValues } from "../../config/derive/map-values";
import type { Account, CustomerManagedNetwork, Environment } from "../../config/model";
import { DnsFirewall } from "../../modules/network/dns-firewall";
import { EndpointSecurityGroup } from "../../modules/network/endpoint-security-group";
import { FirewallLogs } from "../../modules/network/firewall-logs";
import { allowedNames, dropRules } from "../../modules/network/firewall-rules";
import { FlowLog } from "../../modules/network/flow-log";
import { InterfaceEndpoint } from "../../modules/network/interface-endpoint";
import { Routing } from "../../modules/network/routing";
import { S3Endpoint } from "../../modules/network/s3-endpoint";
import { s3EndpointStatements } from "../../modules/network/s3-endpoint-policy";
import { kinesisEndpointStatements, stsEndpointStatements } from "../../modules/network/service-endpoint-policies";
import { Subnets } from "../../modules/network/subnets";
import { Vpc } from "../../modules/network/vpc";
import { endpointIngress, workspaceEgress } from "../../modules/network/workspace-ports";
import { WorkspaceSecurityGroup } from "../../modules/network/workspace-security-group";
import type { PlatformStack } from "../base/platform-stack";
import type { FoundationOutputs } from "../foundation";
import type { NetworkOutputs } from "../network";
import { byWorkspaceAndZone } from "./outputs";
import { privateLinkEndpoints } from "./private-link";

/** The VPC that is made here: subnets per workspace and zone, the way out, endpoints, security groups, flow logs. */
export function customerManagedNetwork(
  stack: PlatformStack<NetworkOutputs>,
  account: Account,
  env: Environment,
  network: CustomerManagedNetwork,
  upstream: { readonly foundation: () => FoundationOutputs },
): NetworkOutputs {
  const { prefix, region } = env;
  const { principals } = account;
  const where = { partition: env.partition, accountId: env.awsAccountId, region };

  const vpc = new Vpc(stack, "vpc", { name: prefix, cidr: network.cidr, secondCidr: network.secondCidr?.cidr });
  const { vpcId } = vpc;
  const vpcCidrs = [network.cidr, ...(network.secondCidr === undefined ? [] : [network.secondCidr.cidr])];
  const routing = new Routing(stack, "routing", {
    vpcId,
    name: prefix,
    zones: network.availabilityZoneIds,
    nat: network.nat,
    publicCidrs: network.subnets.public,
    workspaceCidrs: network.subnets.workspaces,
    firewall:
      network.egress.isolation === "filtered-egress"
        ? {
            cidrs: network.subnets.firewall,
            protectedCidrs: vpcCidrs,
            rules: {
              drop: dropRules({ legacyMetastore: network.legacyMetastorePort }),
              allow: allowedNames(network.egress.domains),
            },
            deleteProtection: env.protection.preventDestroy,
          }
        : undefined,
  });
  if (routing.firewallArn !== undefined) {
    const { destination, retentionDays } = network.egress.firewallLogs;
    const foundation = upstream.foundation();
    new FirewallLogs(stack, "firewall-logs", {
      firewallArn: routing.firewallArn,
      destination:
        destination === "s3"
          ? { bucketName: foundation.log_bucket_name }
          : {
              logGroupPrefix: `/${prefix}/network-firewall`,
              kmsKeyArn: foundation.kms_key_arns.logs,
              retentionDays,
              preventDestroy: env.protection.preventDestroy,
            },
    });
  }
  if (network.egress.dnsFirewall) {
    new DnsFirewall(stack, "dns-firewall", {
      vpcId,
      name: prefix,
      domains: [...network.egress.domains, ...awsDomains(region)],
    });
  }
  const workspaceSubnetIds = mapValues(
    network.subnets.workspaces,
    (cidrs, workspace) =>
      new Subnets(stack, `workspace-subnet-${workspace}`, {
        vpcId: network.secondCidr?.workspaces.includes(workspace) ? vpc.vpcIdWithSecondCidr : vpcId,
        name: `${prefix}-${workspace}`,
        cidrs,
        routeTables: routing.privateTableIds,
      }).subnetIds,
  );
  const endpointSubnets = new Subnets(stack, "endpoint-subnet", {
    vpcId,
    name: `${prefix}-endpoints`,
    cidrs: network.subnets.endpoints,
    routeTables: routing.endpointTableId,
  });

  const principalsOf = {
    controlPlaneAccountId: principals.accountId,
    artifactAccountId: principals.artifactAccountId,
    datasetsReadOnlyUserArn: principals.datasetsReadOnlyUserArn,
  };
  const s3 = new S3Endpoint(stack, "s3", {
    vpcId,
    region,
    name: `${prefix}-s3`,
    statements: s3EndpointStatements({
      ...where,
      ...principalsOf,
      rootBuckets: Object.values(env.workspaces).map((workspace) => workspace.rootBucket),
      zoneBuckets: Object.values(env.zones).map((zone) => zone.bucket),
      externalBuckets: Object.values(env.externalLocations),
      databricksBuckets: env.regionFacts.buckets,
    }),
    routeTableIds: [...Object.values(routing.privateTableIds), routing.endpointTableId],
  });

  const ports = {
    nat: network.nat !== "none",
    privateLink: network.privateLink.backend,
    serviceDirect: network.privateLink.serviceDirect !== "off",
    relayPort6666: principals.relayPort6666,
    legacyMetastore: network.legacyMetastorePort,
  };
  const workspaceGroupIds = mapValues(
    env.workspaces,
    (workspace) =>
      new WorkspaceSecurityGroup(stack, `workspace-security-group-${workspace.key}`, {
        vpcId,
        name: `${prefix}-workspace-${workspace.key}`,
        vpcCidr: network.cidr,
        s3PrefixListId: s3.prefixListId,
        egress: workspaceEgress(ports),
      }).securityGroupId,
  );
  const endpoints = {
    vpcId,
    subnetIds: Object.values(endpointSubnets.subnetIds),
    securityGroupId: new EndpointSecurityGroup(stack, "endpoint-security-group", {
      vpcId,
      name: `${prefix}-endpoints`,
      ingress: endpointIngress(ports),
      callers: workspaceGroupIds,
      clientCidrs:
        network.privateLink.frontend?.endpoint.mode === "shared" ? network.privateLink.frontend.clientCidrs : [],
    }).securityGroupId,
  };
  new InterfaceEndpoint(stack, "sts", {
    ...endpoints,
    name: `${prefix}-sts`,
    serviceName: `com.amazonaws.${region}.sts`,
    statements: stsEndpointStatements({ ...where, ...principalsOf }),
  });
  new InterfaceEndpoint(stack, "kinesis", {
    ...endpoints,
    name: `${prefix}-kinesis`,
    serviceName: `com.amazonaws.${region}.kinesis-streams`,
    statements: kinesisEndpointStatements({ ...where, ...principalsOf }),
  });
  const databricks = privateLinkEndpoints(stack, env, network, {
    ...endpoints,
    subnetIdsByZone: endpointSubnets.subnetIds,
  });

  const { destination, traffic, aggregationSeconds, retentionDays } = network.flowLogs;
  if (destination !== "off") {
    const foundation = upstream.foundation();
    new FlowLog(stack, "flow-log", {
      vpcId,
      name: prefix,
      destination,
      traffic,
      aggregationSeconds,
      bucketArn: foundation.log_bucket_arn,
      logGroup: {
        ...where,
        logGroupName: `/${prefix}/vpc-flow-logs`,
        roleName: `${prefix}-flow-logs`,
        kmsKeyArn: foundation.kms_key_arns.logs,
        retentionDays,
        preventDestroy: env.protection.preventDestroy,
      },
    });
  }

  return {
    vpc_id: vpcId,
    workspace_subnet_ids: byWorkspaceAndZone(workspaceSubnetIds),
    workspace_security_group_ids: workspaceGroupIds,
    databricks_endpoint_ids: databricks,
    nat_gateway_ids: routing.natGatewayIds,
    s3_endpoint_id: s3.endpointId,
    isolation: network.egress.isolation,
  };
}

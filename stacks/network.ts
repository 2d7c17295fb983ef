import type { Construct } from "constructs";
import { mapValues } from "../config/derive/map-values";
import { stackName } from "../config/derive/stacks";
import type { Account, Environment } from "../config/model";
import { EndpointSecurityGroup } from "../modules/network/endpoint-security-group";
import { FlowLog } from "../modules/network/flow-log";
import { InterfaceEndpoint } from "../modules/network/interface-endpoint";
import { Routing } from "../modules/network/routing";
import { S3Endpoint } from "../modules/network/s3-endpoint";
import { s3EndpointStatements } from "../modules/network/s3-endpoint-policy";
import { kinesisEndpointStatements, stsEndpointStatements } from "../modules/network/service-endpoint-policies";
import { Subnets } from "../modules/network/subnets";
import { Vpc } from "../modules/network/vpc";
import { endpointIngress, workspaceEgress } from "../modules/network/workspace-ports";
import { WorkspaceSecurityGroup } from "../modules/network/workspace-security-group";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider } from "./base/providers";
import type { FoundationStack } from "./foundation";

/** What the network layer offers to later layers of its environment. */
export interface NetworkOutputs {
  readonly vpc_id: string;
  /** `<workspace>/<zone id>` → private subnet id. */
  readonly workspace_subnet_ids: Readonly<Record<string, string>>;
  /** Workspace key → id of its security group. */
  readonly workspace_security_group_ids: Readonly<Record<string, string>>;
  /** `workspace` and `relay` → id of the AWS endpoint; empty without back-end PrivateLink. */
  readonly databricks_endpoint_ids: Readonly<Record<string, string>>;
  /** Zone id → NAT gateway id; empty without NAT. */
  readonly nat_gateway_ids: Readonly<Record<string, string>>;
  /** Id of the S3 gateway endpoint. */
  readonly s3_endpoint_id: string;
}

/** The customer-managed VPC: subnets per workspace and zone, the way out, endpoints, security groups, flow logs. */
export class NetworkStack extends PlatformStack<NetworkOutputs> {
  constructor(
    scope: Construct,
    account: Account,
    env: Environment,
    upstream: { readonly foundation: FoundationStack },
  ) {
    super(scope, stackName(env.name, "network"), { layer: "network", state: env.state });
    awsProvider(this, account, env, "network");
    const { network, prefix, region } = env;
    const { principals } = account;
    const where = { partition: env.partition, accountId: env.awsAccountId, region };

    const { vpcId } = new Vpc(this, "vpc", { name: prefix, cidr: network.cidr });
    const routing = new Routing(this, "routing", {
      vpcId,
      name: prefix,
      zones: network.availabilityZoneIds,
      nat: network.nat,
      publicCidrs: network.subnets.public,
    });
    const workspaceSubnetIds = mapValues(
      network.subnets.workspaces,
      (cidrs, workspace) =>
        new Subnets(this, `workspace-subnet-${workspace}`, {
          vpcId,
          name: `${prefix}-${workspace}`,
          cidrs,
          routeTables: routing.privateTableIds,
        }).subnetIds,
    );
    const endpointSubnets = new Subnets(this, "endpoint-subnet", {
      vpcId,
      name: `${prefix}-endpoints`,
      cidrs: network.subnets.endpoints,
      routeTables: routing.endpointTableId,
    });

    const databricks = {
      controlPlaneAccountId: principals.accountId,
      artifactAccountId: principals.artifactAccountId,
      datasetsReadOnlyUserArn: principals.datasetsReadOnlyUserArn,
    };
    const s3 = new S3Endpoint(this, "s3", {
      vpcId,
      region,
      name: `${prefix}-s3`,
      statements: s3EndpointStatements({
        ...where,
        ...databricks,
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
      relayPort6666: principals.relayPort6666,
      legacyMetastore: network.legacyMetastorePort,
    };
    const workspaceGroupIds = mapValues(
      env.workspaces,
      (workspace) =>
        new WorkspaceSecurityGroup(this, `workspace-security-group-${workspace.key}`, {
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
      securityGroupId: new EndpointSecurityGroup(this, "endpoint-security-group", {
        vpcId,
        name: `${prefix}-endpoints`,
        ingress: endpointIngress(ports),
        callers: workspaceGroupIds,
      }).securityGroupId,
    };
    new InterfaceEndpoint(this, "sts", {
      ...endpoints,
      name: `${prefix}-sts`,
      serviceName: `com.amazonaws.${region}.sts`,
      statements: stsEndpointStatements({ ...where, ...databricks }),
    });
    new InterfaceEndpoint(this, "kinesis", {
      ...endpoints,
      name: `${prefix}-kinesis`,
      serviceName: `com.amazonaws.${region}.kinesis-streams`,
      statements: kinesisEndpointStatements({ ...where, ...databricks }),
    });
    const databricksEndpointIds = mapValues(
      network.privateLink.backend ? databricksServices(env) : {},
      (serviceName, key) =>
        new InterfaceEndpoint(this, `databricks-${key}`, {
          ...endpoints,
          name: `${prefix}-databricks-${key}`,
          serviceName,
        }).endpointId,
    );

    const { destination, traffic, aggregationSeconds, retentionDays } = network.flowLogs;
    if (destination !== "off") {
      const foundation = upstream.foundation.readBy(this);
      new FlowLog(this, "flow-log", {
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

    this.publish({
      vpc_id: vpcId,
      workspace_subnet_ids: byWorkspaceAndZone(workspaceSubnetIds),
      workspace_security_group_ids: workspaceGroupIds,
      databricks_endpoint_ids: databricksEndpointIds,
      nat_gateway_ids: routing.natGatewayIds,
      s3_endpoint_id: s3.endpointId,
    });
  }
}

/** Key of the contract → endpoint service that back-end PrivateLink needs. */
function databricksServices(env: Environment): Record<string, string> {
  const { workspaceService, relayService } = env.regionFacts.privateLink;
  return { workspace: workspaceService, relay: relayService };
}

/** Workspace → zone → id as `<workspace>/<zone>` → id. */
function byWorkspaceAndZone(ids: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([workspace, zones]) =>
      Object.entries(zones).map(([zone, id]) => [`${workspace}/${zone}`, id]),
    ),
  );
}

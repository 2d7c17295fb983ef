import { RedshiftEndpointAccess } from "@cdktf/provider-aws/lib/redshift-endpoint-access";
import { RedshiftSubnetGroup } from "@cdktf/provider-aws/lib/redshift-subnet-group";
import { RedshiftserverlessEndpointAccess } from "@cdktf/provider-aws/lib/redshiftserverless-endpoint-access";
import type { Construct } from "constructs";
import type { WarehouseEndpoint } from "../../../config/kinds/data-services/redshift-existing";
import { configured } from "../../configured";
import type { Contributed } from "../../kinds/contribution";
import { placedSubnets } from "../placed-subnets";

/** Fields of a warehouse that is there already, as both kinds have them. */
interface Existing {
  readonly key: string;
  readonly name: string;
  readonly endpointName: string;
  readonly endpoint?: WarehouseEndpoint | undefined;
}

type Context = Pick<Contributed<Existing>, "entry" | "tags" | "read" | "readAll">;

/**
 * An endpoint of a workgroup in this VPC, where one is wanted.
 * @returns its address
 */
export function workgroupEndpoint(scope: Construct, context: Context): string | undefined {
  const { endpoint, endpointName, name: workgroupName } = context.entry;
  if (endpoint === undefined) return undefined;
  return configured(
    new RedshiftserverlessEndpointAccess(scope, "endpoint", {
      endpointName,
      workgroupName,
      ...(endpoint.ownerAccount !== undefined && { ownerAccount: endpoint.ownerAccount }),
      subnetIds: subnetsOf(endpoint, context),
      vpcSecurityGroupIds: [securityGroupOf(context)],
    }),
    ".endpoint",
  ).address;
}

/**
 * An endpoint of a cluster in this VPC, where one is wanted, with the subnets that it may stand in.
 * @returns its address
 */
export function clusterEndpoint(scope: Construct, context: Context): string | undefined {
  const { endpoint, endpointName, name: clusterIdentifier } = context.entry;
  if (endpoint === undefined) return undefined;
  const subnets = configured(
    new RedshiftSubnetGroup(scope, "endpoint-subnets", {
      name: endpointName,
      description: `Subnets of the endpoint of ${clusterIdentifier}`,
      subnetIds: subnetsOf(endpoint, context),
      tags: { ...context.tags },
    }),
    ".endpoint",
  );
  return configured(
    new RedshiftEndpointAccess(scope, "endpoint", {
      endpointName,
      clusterIdentifier,
      ...(endpoint.ownerAccount !== undefined && { resourceOwner: endpoint.ownerAccount }),
      subnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroupOf(context)],
    }),
    ".endpoint",
  ).address;
}

const subnetsOf = (endpoint: WarehouseEndpoint, { readAll }: Pick<Context, "readAll">): string[] =>
  Object.values(placedSubnets({ ...endpoint, subnets: "data-services" }, readAll));

/** The network layer makes it, with rules from both ends. */
const securityGroupOf = ({ entry, read }: Pick<Context, "entry" | "read">): string =>
  read("network", "data_service_security_group_ids", entry.key);

/** What the network layer offers to later layers of its environment; empty where the topology has nothing of the kind. */
export interface NetworkOutputs {
  readonly vpc_id: string;
  /** `<workspace>/<zone id>` → private subnet id. */
  readonly workspace_subnet_ids: Readonly<Record<string, string>>;
  /** Workspace key → id of its security group; `<workspace>/2` and so on where an existing VPC gives it several. */
  readonly workspace_security_group_ids: Readonly<Record<string, string>>;
  /** `workspace` and `relay` → id of the AWS endpoint; empty without back-end PrivateLink. */
  readonly databricks_endpoint_ids: Readonly<Record<string, string>>;
  /** Zone id → NAT gateway id; empty without NAT. */
  readonly nat_gateway_ids: Readonly<Record<string, string>>;
  /** Id of the S3 gateway endpoint. */
  readonly s3_endpoint_id: string;
  /** What compute reaches outside the VPC, as `egress.isolation`; empty where the VPC is not made here. */
  readonly isolation: string;
  /** Zone id → subnet of the interface endpoints; only there where a data service stands in them. */
  readonly endpoint_subnet_ids?: Readonly<Record<string, string>>;
  /** Zone id → public subnet, of the NAT gateways too; only there where a data service stands in them. */
  readonly public_subnet_ids?: Readonly<Record<string, string>>;
  /** Zone id → subnet of data services; only there where one stands in them. */
  readonly data_service_subnet_ids?: Readonly<Record<string, string>>;
  /** Key of a data service that is called, or calls → its security group; only there where the network makes it. */
  readonly data_service_security_group_ids?: Readonly<Record<string, string>>;
  /** Key of a workload that calls from within the VPC → its security group; only there where there is one. */
  readonly workload_security_group_ids?: Readonly<Record<string, string>>;
  /** Consumer in AWS → its security group, of those that call a workspace from the VPC. */
  readonly consumer_security_group_ids?: Readonly<Record<string, string>>;
  /** `<data service>/<workspace>` → TCP ports, `9096,9098`, that the workspace's compute calls. */
  readonly data_service_ports?: Readonly<Record<string, string>>;
  /** Key of the endpoint service → its full name, `com.amazonaws.vpce.…`; only there where there is one. */
  readonly endpoint_service_names?: Readonly<Record<string, string>>;
  /** `<connection>/<workspace>/<block>` → TCP ports, `5432,1521-1522`, that its compute reaches there; only with connections. */
  readonly connection_destinations?: Readonly<Record<string, string>>;
}

/** The contract of a network of which there is nothing in the AWS account, or not yet. */
export const NO_NETWORK: NetworkOutputs = {
  vpc_id: "",
  workspace_subnet_ids: {},
  workspace_security_group_ids: {},
  databricks_endpoint_ids: {},
  nat_gateway_ids: {},
  s3_endpoint_id: "",
  isolation: "",
};

/** Workspace → zone → id as `<workspace>/<zone>` → id. */
export function byWorkspaceAndZone(
  ids: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([workspace, zones]) =>
      Object.entries(zones).map(([zone, id]) => [`${workspace}/${zone}`, id]),
    ),
  );
}

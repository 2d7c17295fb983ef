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

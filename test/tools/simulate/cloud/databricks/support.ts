import { CALLER } from "../../../../../tools/simulate/cloud/databricks/principals";
import type { CloudObject } from "../../../../../tools/simulate/cloud/store";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import {
  ACCOUNT,
  AWS_ACCOUNT,
  CONTROL_PLANE,
  HOST,
  INGESTION,
  Lakehouse,
  MASTER_ROLE,
  METASTORE,
  OTHER_HOST,
  policy,
  REGION,
  TERRAFORM,
  trust,
} from "./lakehouse";

/** An account with principals and a metastore. */
export function account() {
  const world = new Lakehouse();
  const { has } = bound(world);
  has(CALLER, { application_id: TERRAFORM, address: "203.0.113.7", address_by_workspace: {} });
  const terraform = has("databricks_service_principal", { id: "11", application_id: TERRAFORM });
  const ingestion = has("databricks_service_principal", { id: "12", application_id: INGESTION });
  const admins = has("databricks_group", { id: "21", display_name: "platform-admins" });
  const analysts = has("databricks_group", { id: "22", display_name: "analysts" });
  const membership = has("databricks_group_member", { group_id: "21", member_id: "11" });
  const metastore = has("databricks_metastore", {
    id: METASTORE,
    metastore_id: METASTORE,
    name: "acme-eu-west-1",
    region: REGION,
    owner: "platform-admins",
    storage_root: null,
  });
  return { world, terraform, ingestion, admins, analysts, membership, metastore };
}

const ALL_PORTS = [
  [443, 443],
  [6666, 6666],
  [8443, 8443],
  [8444, 8444],
  [8445, 8451],
] as const;

/** The account, and in AWS what a workspace is made of. */
export function ingredients() {
  const base = account();
  const { world } = base;
  const { has } = bound(world);
  const vpc = has("aws_vpc", { id: "vpc-1", enable_dns_support: true, enable_dns_hostnames: true });
  const subnets = ["euw1-az1", "euw1-az2"].map((zone, index) =>
    has("aws_subnet", {
      id: `subnet-${index + 1}`,
      vpc_id: "vpc-1",
      availability_zone_id: zone,
      cidr_block: `10.0.${index * 16}.0/20`,
    }),
  );
  const group = has("aws_security_group", { id: "sg-1", vpc_id: "vpc-1", name: "nodes" });
  const rules = [
    ...ALL_PORTS.map(([from, to]) => ["egress", "tcp", from, to, { cidr_ipv4: "0.0.0.0/0" }] as const),
    ...(["ingress", "egress"] as const).flatMap((way) =>
      ["tcp", "udp"].map((protocol) => [way, protocol, 0, 65_535, { referenced_security_group_id: "sg-1" }] as const),
    ),
  ].map(([way, ip_protocol, from_port, to_port, target]) =>
    has(`aws_vpc_security_group_${way}_rule`, {
      security_group_id: "sg-1",
      ip_protocol,
      from_port,
      to_port,
      ...target,
    }),
  );
  const role = has("aws_iam_role", {
    id: "compute",
    name: "compute",
    arn: `arn:aws:iam::${AWS_ACCOUNT}:role/compute`,
    assume_role_policy: trust(ACCOUNT, `arn:aws:iam::${CONTROL_PLANE}:root`),
  });
  const rolePolicy = has("aws_iam_role_policy", {
    role: "compute",
    policy: policy({ Action: "ec2:*", Resource: "*" }),
  });
  const bucket = has("aws_s3_bucket", { id: "root", bucket: "root" });
  const bucketPolicy = has("aws_s3_bucket_policy", {
    bucket: "root",
    policy: policy({
      Principal: { AWS: `arn:aws:iam::${CONTROL_PLANE}:root` },
      Action: [
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:ListBucket",
        "s3:GetBucketLocation",
      ],
      Resource: ["arn:aws:s3:::root", "arn:aws:s3:::root/*"],
      Condition: { StringEquals: { "aws:PrincipalTag/DatabricksAccountId": ACCOUNT } },
    }),
  });
  const key = has("aws_kms_key", {
    id: "key-1",
    key_id: "key-1",
    arn: `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/key-1`,
    policy: policy(
      { Principal: { AWS: `arn:aws:iam::${AWS_ACCOUNT}:root` }, Action: "kms:*", Resource: "*" },
      { Principal: { AWS: `arn:aws:iam::${CONTROL_PLANE}:root` }, Action: "kms:*", Resource: "*" },
    ),
  });
  const credentials = has("databricks_mws_credentials", {
    credentials_id: "cred-1",
    role_arn: `arn:aws:iam::${AWS_ACCOUNT}:role/compute`,
  });
  const storage = has("databricks_mws_storage_configurations", {
    storage_configuration_id: "store-1",
    bucket_name: "root",
  });
  const network = has("databricks_mws_networks", {
    network_id: "net-1",
    vpc_id: "vpc-1",
    subnet_ids: ["subnet-1", "subnet-2"],
    security_group_ids: ["sg-1"],
    vpc_endpoints: [],
  });
  const cmk = has("databricks_mws_customer_managed_keys", {
    id: `${ACCOUNT}/cmk-1`,
    customer_managed_key_id: "cmk-1",
    use_cases: ["STORAGE"],
    aws_key_info: [{ key_arn: `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/key-1` }],
  });
  return {
    ...base,
    vpc,
    subnets,
    group,
    rules,
    role,
    rolePolicy,
    bucket,
    bucketPolicy,
    key,
    credentials,
    storage,
    network,
    cmk,
  };
}

/** Arguments of a workspace of these ingredients. */
export const WORKSPACE: ObjectValue = {
  account_id: ACCOUNT,
  workspace_name: "acme-dev-main",
  aws_region: REGION,
  credentials_id: "cred-1",
  storage_configuration_id: "store-1",
  network_id: "net-1",
  pricing_tier: "ENTERPRISE",
};

/** A running workspace with the metastore, which analysts and the ingestion may enter. */
export function workspace() {
  const base = ingredients();
  const { has } = bound(base.world);
  const main = has("databricks_mws_workspaces", {
    ...WORKSPACE,
    id: `${ACCOUNT}/1001`,
    workspace_id: 1001,
    workspace_url: HOST,
    workspace_status: "RUNNING",
  });
  const assignment = has("databricks_metastore_assignment", { workspace_id: 1001, metastore_id: METASTORE });
  for (const principal_id of [12, 22])
    has("databricks_mws_permission_assignment", { workspace_id: 1001, principal_id });
  return { ...base, main, assignment };
}

/** A second workspace on the same metastore, without networks of its own. */
export function otherWorkspace(world: Lakehouse): CloudObject {
  const other = world.has("databricks_mws_workspaces", {
    workspace_name: "acme-dev-other",
    aws_region: REGION,
    workspace_id: 1002,
    workspace_url: OTHER_HOST,
    workspace_status: "RUNNING",
  });
  world.has("databricks_metastore_assignment", { workspace_id: 1002, metastore_id: METASTORE });
  return other;
}

export const ZONE_ROLE = `arn:aws:iam::${AWS_ACCOUNT}:role/zone`;
export const EXTERNAL_ID = "a49d3a2d-5c11-4b1e-8f0a-2d6c7e9b1f34";

/** The workspace with a bucket, a role and a credential for Unity Catalog. */
export function credential() {
  const base = workspace();
  const { has } = bound(base.world);
  has("aws_s3_bucket", { id: "zone", bucket: "zone" });
  const zoneRole = has("aws_iam_role", {
    id: "zone",
    name: "zone",
    arn: ZONE_ROLE,
    assume_role_policy: policy(
      ...[
        { AWS: MASTER_ROLE, condition: {} },
        { AWS: `arn:aws:iam::${AWS_ACCOUNT}:root`, condition: { ArnLike: { "aws:PrincipalArn": ZONE_ROLE } } },
      ].map(({ AWS, condition }) => ({
        Principal: { AWS },
        Action: "sts:AssumeRole",
        Condition: { ...condition, StringEquals: { "sts:ExternalId": EXTERNAL_ID } },
      })),
    ),
  });
  const zonePolicy = has("aws_iam_role_policy", {
    role: "zone",
    policy: policy(
      { Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: "arn:aws:s3:::zone" },
      { Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource: "arn:aws:s3:::zone/*" },
      { Action: "sts:AssumeRole", Resource: ZONE_ROLE },
    ),
  });
  const zoneCredential = has("databricks_storage_credential", {
    id: "zone",
    name: "zone",
    metastore_id: METASTORE,
    owner: TERRAFORM,
    isolation_mode: "ISOLATION_MODE_OPEN",
    aws_iam_role: [{ role_arn: ZONE_ROLE, external_id: EXTERNAL_ID }],
  });
  return { ...base, zoneRole, zonePolicy, zoneCredential };
}

/** Everything up to a catalog with a schema in it. */
export function catalog() {
  const base = credential();
  const { has } = bound(base.world);
  const owned = { metastore_id: METASTORE, owner: TERRAFORM };
  const location = has("databricks_external_location", {
    id: "zone",
    name: "zone",
    url: "s3://zone/",
    credential_name: "zone",
    read_only: false,
    isolation_mode: "ISOLATION_MODE_OPEN",
    ...owned,
  });
  const sales = has("databricks_catalog", {
    id: "sales",
    name: "sales",
    storage_root: "s3://zone/sales",
    isolation_mode: "OPEN",
    ...owned,
  });
  const bronze = has("databricks_schema", { id: "sales.bronze", name: "bronze", catalog_name: "sales", ...owned });
  return { ...base, location, sales, bronze };
}

function bound(world: Lakehouse) {
  return { has: world.has.bind(world) };
}

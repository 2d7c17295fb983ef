import { at } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { named, setting } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { inside, KMS_KEY, of, ROLE_ARN, SECURITY_GROUP, SUBNET } from "../../references/aws-targets";
import type { Target } from "../../references/reference";
import { inPlace, wholeDocument } from "../../uniques/aws";
import { itemsOf } from "../../values";
import type { Service } from "../service";

/** ARN of the secret that Redshift keeps the administrator's password in. */
const secret = (argument: string, name: string) => (made: Made) =>
  at(made.request.planned, argument) === true
    ? made.fill(`arn:{partition}:secretsmanager:{region}:{account}:secret:redshift!{${name}}-admin-{base36:6}`)
    : "";

const CLUSTER = of("aws_redshift_cluster", "cluster_identifier", { missing: "ClusterNotFound" });
const SCHEDULE = of("aws_redshift_snapshot_schedule", "identifier", { missing: "SnapshotScheduleNotFound" });

/** The namespace of a warehouse of either sort. Source: management guide, "Considerations when using zero-ETL integrations". */
export const NAMESPACE_ARN: Target = {
  targets: ["aws_redshiftserverless_namespace", "aws_redshift_cluster"],
  attribute: ["arn", "cluster_namespace_arn"],
  missing: "IntegrationTargetNotFoundFault",
  blocksDelete: "InvalidClusterState: the warehouse has zero-ETL integrations",
};

/** @param managed argument with which Redshift makes the password */
const passwordCheck = (managed: string, ...names: readonly string[]): Check => ({
  rule: "warehouse-password",
  source: "Redshift API, CreateCluster and CreateNamespace: a password cannot be given where Redshift is to manage it",
  when: (warehouse) => at(warehouse, managed) === true,
  excludes: names,
  summary: "InvalidParameterCombination",
  detail: "{type} has a password, and Redshift is to make one",
  fix: "leave out the password",
});

const WORKGROUP_CHECKS: readonly Check[] = [
  {
    rule: "workgroup-capacity",
    source: "Redshift Serverless API, CreateWorkgroup: base capacity and a price-performance target exclude each other",
    when: (workgroup) =>
      itemsOf(workgroup, "price_performance_target").some((target) => at(target, "enabled") === true),
    asConfigured: true,
    excludes: ["base_capacity"],
    summary: "ValidationException",
    detail: "{type} {workgroup_name} has a base capacity, and AWS is to choose it",
    fix: "leave out base_capacity, or price_performance_target",
  },
  {
    rule: "workgroup-most",
    source: "Redshift Serverless API, CreateWorkgroup: maxCapacity is at least baseCapacity",
    when: (workgroup) => Number(at(workgroup, "max_capacity") ?? 0) > 0,
    accepts: ["max_capacity", (most) => Number(most) >= 4],
    summary: "ValidationException",
    detail: "{type} {workgroup_name} may use {max_capacity} RPUs at most",
    fix: "use at least the base capacity",
  },
];

const CLUSTER_CHECKS: readonly Check[] = [
  passwordCheck("manage_master_password", "master_password", "master_password_wo"),
  {
    rule: "warehouse-final-snapshot",
    source: "AWS provider, aws_redshift_cluster: Delete",
    when: (cluster) => at(cluster, "skip_final_snapshot") !== true,
    requires: ["final_snapshot_identifier"],
    summary: "final_snapshot_identifier is required when skip_final_snapshot is false",
    detail: "{type} {cluster_identifier} is to leave a snapshot, but has no name for it",
    fix: "set final_snapshot_identifier, or skip_final_snapshot to true",
  },
  {
    rule: "warehouse-zones",
    source: 'Redshift management guide, "Configuring Multi-AZ deployment": relocation is for clusters in one zone',
    when: (cluster) => at(cluster, "multi_az") === true,
    excludes: ["availability_zone_relocation_enabled"],
    summary: "InvalidParameterCombination",
    detail: "{type} {cluster_identifier} stands in two zones, and is to move to another one",
    fix: "set availability_zone_relocation_enabled to false",
  },
];

/** Amazon Redshift. */
export const redshift: Service = {
  aws_redshift_cluster: {
    computed: {
      id: "{cluster_identifier}",
      arn: "arn:{partition}:redshift:{region}:{account}:cluster:{cluster_identifier}",
      dns_name: "{cluster_identifier}.{base36:12}.{region}.redshift.{suffix}",
      endpoint: "{dns_name}:{port|5439}",
      cluster_namespace_arn: "arn:{partition}:redshift:{region}:{account}:namespace:{uuid}",
      cluster_nodes: [],
      master_password_secret_arn: secret("manage_master_password", "cluster_identifier"),
    },
    references: {
      cluster_subnet_group_name: of("aws_redshift_subnet_group", "name", {
        missing: "ClusterSubnetGroupNotFoundFault",
        blocksDelete: "InvalidClusterSubnetGroupStateFault",
      }),
      cluster_parameter_group_name: of("aws_redshift_parameter_group", "name", {
        missing: "ClusterParameterGroupNotFound",
        blocksDelete: "InvalidClusterParameterGroupState",
        except: /^default\./,
      }),
      vpc_security_group_ids: SECURITY_GROUP,
      kms_key_id: KMS_KEY,
    },
    unique: [inPlace("ClusterAlreadyExists", "cluster_identifier")],
    checks: CLUSTER_CHECKS,
    lookup: ["cluster_identifier"],
    linkedRole: "redshift",
  },
  aws_redshift_subnet_group: {
    computed: named("redshift", "subnetgroup:{name}"),
    references: { subnet_ids: SUBNET },
    unique: [inPlace("ClusterSubnetGroupAlreadyExists", "name")],
    sameVpc: { arguments: ["subnet_ids"], summary: "InvalidSubnet" },
  },
  aws_redshift_parameter_group: {
    computed: named("redshift", "parametergroup:{name}"),
    unique: [inPlace("ClusterParameterGroupAlreadyExists", "name")],
  },
  aws_redshift_logging: {
    computed: setting("cluster_identifier"),
    references: { cluster_identifier: CLUSTER },
  },
  aws_redshift_cluster_iam_roles: {
    computed: setting("cluster_identifier"),
    references: { cluster_identifier: CLUSTER, iam_role_arns: ROLE_ARN, default_iam_role_arn: ROLE_ARN },
  },
  aws_redshift_snapshot_schedule: {
    computed: named("redshift", "snapshotschedule:{identifier}", {}, "{identifier}"),
    unique: [inPlace("SnapshotScheduleAlreadyExists", "identifier")],
  },
  aws_redshift_snapshot_schedule_association: {
    computed: { id: "{cluster_identifier}/{schedule_identifier}" },
    references: {
      cluster_identifier: CLUSTER,
      schedule_identifier: { ...SCHEDULE, blocksDelete: "InvalidClusterSnapshotScheduleStateFault" },
    },
  },
  aws_redshift_scheduled_action: {
    computed: { id: "{name}" },
    references: { iam_role: ROLE_ARN },
    unique: [inPlace("ScheduledActionAlreadyExists", "name")],
    trusts: { path: "iam_role", service: "scheduler.redshift", summary: "InvalidScheduledAction" },
  },
  aws_redshift_usage_limit: {
    computed: { id: "{uuid}", arn: "arn:{partition}:redshift:{region}:{account}:usagelimit:{id}" },
    references: { cluster_identifier: CLUSTER },
  },
  aws_redshift_endpoint_access: {
    computed: {
      id: "{endpoint_name}",
      address: "{endpoint_name}-endpoint-{base36:20}.{base36:12}.{region}.redshift.{suffix}",
      port: 5439,
      vpc_endpoint: [],
      resource_owner: "{account}",
    },
    references: {
      cluster_identifier: {
        ...CLUSTER,
        within: "region",
        blocksDelete: "InvalidClusterState: the cluster has endpoints",
      },
      subnet_group_name: of("aws_redshift_subnet_group", "name", {
        missing: "ClusterSubnetGroupNotFoundFault",
        blocksDelete: "InvalidClusterSubnetGroupStateFault",
      }),
      vpc_security_group_ids: SECURITY_GROUP,
    },
    unique: [inPlace("EndpointAlreadyExists", "endpoint_name")],
    linkedRole: "redshift",
  },
  aws_redshift_integration: {
    computed: { arn: "arn:{partition}:redshift:{region}:{account}:integration:{uuid}" },
    references: {
      source_arn: of("aws_dynamodb_table", "arn", { missing: "IntegrationSourceNotFoundFault" }),
      target_arn: NAMESPACE_ARN,
      kms_key_id: KMS_KEY,
    },
    unique: [inPlace("IntegrationAlreadyExistsFault", "source_arn", "target_arn")],
  },
  aws_redshift_resource_policy: {
    computed: { id: "{resource_arn}" },
    references: { resource_arn: inside(NAMESPACE_ARN) },
    unique: [wholeDocument("resource_arn")],
    policies: { policy: "resource" },
  },
  aws_redshiftserverless_namespace: {
    computed: {
      namespace_id: "{uuid}",
      id: "{namespace_name}",
      arn: "arn:{partition}:redshift-serverless:{region}:{account}:namespace/{namespace_id}",
      admin_password_secret_arn: secret("manage_admin_password", "namespace_name"),
    },
    references: { iam_roles: ROLE_ARN, default_iam_role_arn: ROLE_ARN, kms_key_id: KMS_KEY },
    unique: [inPlace("ConflictException", "namespace_name")],
    checks: [passwordCheck("manage_admin_password", "admin_user_password", "admin_user_password_wo")],
    lookup: ["namespace_name"],
    linkedRole: "redshift",
  },
  aws_redshiftserverless_workgroup: {
    computed: {
      workgroup_id: "{uuid}",
      id: "{workgroup_name}",
      arn: "arn:{partition}:redshift-serverless:{region}:{account}:workgroup/{workgroup_id}",
      port: 5439,
      endpoint: (made) => [
        {
          address: made.fill("{workgroup_name}.{account}.{region}.redshift-serverless.{suffix}"),
          port: 5439,
          vpc_endpoint: [],
        },
      ],
    },
    references: {
      namespace_name: of("aws_redshiftserverless_namespace", "namespace_name", {
        missing: "ResourceNotFoundException",
        blocksDelete: "ConflictException",
      }),
      subnet_ids: SUBNET,
      security_group_ids: SECURITY_GROUP,
    },
    unique: [inPlace("ConflictException", "workgroup_name")],
    checks: WORKGROUP_CHECKS,
    sameVpc: { arguments: ["subnet_ids", "security_group_ids"], summary: "ValidationException" },
    lookup: ["workgroup_name"],
  },
  aws_redshiftserverless_endpoint_access: {
    computed: {
      id: "{endpoint_name}",
      arn: "arn:{partition}:redshift-serverless:{region}:{account}:managedvpcendpoint/{uuid}",
      address: "{endpoint_name}-endpoint-{base36:20}.{account}.{region}.redshift-serverless.{suffix}",
      port: 5439,
      vpc_endpoint: [],
      owner_account: "{account}",
    },
    references: {
      workgroup_name: {
        ...of("aws_redshiftserverless_workgroup", "workgroup_name", {
          missing: "ResourceNotFoundException",
          blocksDelete: "ConflictException: the workgroup has endpoints",
        }),
        within: "region",
      },
      subnet_ids: SUBNET,
      vpc_security_group_ids: SECURITY_GROUP,
    },
    unique: [inPlace("ConflictException", "endpoint_name")],
    sameVpc: { arguments: ["subnet_ids", "vpc_security_group_ids"], summary: "ValidationException" },
    linkedRole: "redshift",
  },
  aws_redshiftserverless_usage_limit: {
    computed: { id: "{uuid}", arn: "arn:{partition}:redshift-serverless:{region}:{account}:usagelimit/{id}" },
    references: {
      resource_arn: of("aws_redshiftserverless_workgroup", "arn", { missing: "ResourceNotFoundException" }),
    },
    unique: [inPlace("ConflictException", "resource_arn", "usage_type", "period", "breach_action")],
  },
};

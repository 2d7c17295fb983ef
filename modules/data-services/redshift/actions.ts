import { ROLES } from "../../../config/derive/purposes";
import { accessedBy, type Ceiling, type CeilingPlace } from "../../iam/ceiling";
import { arn, inRegion, KEY_GRANTED, KEY_LOOKED_AT, linkedRole, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import type { Statement } from "../../iam/policy-document";
import { deliveredFiles } from "../delivered-files";
import { KEY_USED } from "../key-use";
import { PAUSE, READ_CATALOG } from "./policies";

const redshift = (resource: string) => arn("redshift", resource);
const CLUSTER = redshift("cluster:{prefix}-*");
const SUBNETS = redshift("subnetgroup:{prefix}-*");
const PARAMETERS = redshift("parametergroup:{prefix}-*");
const SCHEDULES = redshift("snapshotschedule:{prefix}-*");
const SNAPSHOTS = redshift("snapshot:{prefix}-*/*");
const LIMITS = redshift("usagelimit:*");
/** Namespaces and workgroups have ids that nobody knows before they are made. */
const NAMESPACE = arn("redshift-serverless", "namespace/*");
const WORKGROUP = arn("redshift-serverless", "workgroup/*");
/** Redshift names the secrets of its administrators itself. */
const SECRET = arn("secretsmanager", "secret:redshift!*");
const PAUSE_ROLE = arn("iam", `role/{prefix}-${ROLES.dataService("*-pause")}`, "");

const TAGS = ["redshift:CreateTags", "redshift:DeleteTags", "redshift:DescribeTags"];
const SERVERLESS_TAGS = [
  "redshift-serverless:ListTagsForResource",
  "redshift-serverless:TagResource",
  "redshift-serverless:UntagResource",
];

/**
 * Its keys and the secret of its administrator. Source: management guide, "Managing Amazon Redshift admin passwords using AWS
 * Secrets Manager".
 */
const ENCRYPTED = [
  KEY_USED,
  KEY_LOOKED_AT,
  KEY_GRANTED,
  on(
    SECRET,
    "secretsmanager:CreateSecret",
    "secretsmanager:DeleteSecret",
    "secretsmanager:DescribeSecret",
    "secretsmanager:RotateSecret",
    "secretsmanager:TagResource",
    "secretsmanager:UpdateSecret",
  ),
  inRegion("secretsmanager:GetRandomPassword"),
];

/** The network that it is put into, of which Redshift looks at everything in the caller's name. */
const PLACED = inRegion(
  "ec2:DescribeAccountAttributes",
  "ec2:DescribeAddresses",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcs",
);

/**
 * What Redshift does in the caller's name to make an endpoint; it removes it by its own role. Sources: management guide,
 * "Considerations when using Redshift-managed VPC endpoints"; AWS managed policy AmazonRedshiftServiceLinkedRolePolicy.
 */
const ENDPOINT_PLACED = inRegion("ec2:CreateVpcEndpoint", "ec2:DescribeVpcEndpoints", "ec2:ModifyVpcEndpoint");

const CEILING: Ceiling = {
  layer: "data-services",
  statements: (place) => [
    ...deliveredFiles(place),
    ...switched("Snapshots", ["redshift-serverless:CreateSnapshot"], accessedBy(place, "snapshot-warehouse")),
    ...switched("Catalogs", READ_CATALOG, readCatalogs(place)),
    ...switched("Pauses", PAUSE, accessedBy(place, "pause-warehouse")),
  ],
};

/** Databases of the Data Catalog that are read, with the catalog, of which Glue asks, too. */
const readCatalogs = (place: CeilingPlace): readonly string[] => {
  const databases = accessedBy(place, "read-catalog");
  return databases.length === 0
    ? []
    : [`arn:${place.partition}:glue:${place.region}:${place.accountId}:catalog`, ...databases];
};

/** What roles call on warehouses that are named; none where none is. */
const switched = (Sid: string, Action: readonly string[], Resource: readonly string[]): Statement[] =>
  Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource }];

/** Warehouses of Redshift Serverless. Source: service authorization reference, "Amazon Redshift Serverless". */
export const REDSHIFT_SERVERLESS_ACTIONS: KindActions = {
  rows: [
    ...rows(["data-services"], {
      aws_redshiftserverless_namespace: [
        on(
          NAMESPACE,
          "redshift-serverless:CreateNamespace",
          "redshift-serverless:DeleteNamespace",
          "redshift-serverless:GetNamespace",
          "redshift-serverless:UpdateNamespace",
          ...SERVERLESS_TAGS,
        ),
        ...ENCRYPTED,
        linkedRole("redshift.amazonaws.com"),
        passTo("redshift-serverless.amazonaws.com"),
        passTo("redshift.amazonaws.com"),
      ],
      aws_redshiftserverless_workgroup: [
        on(
          WORKGROUP,
          "redshift-serverless:CreateWorkgroup",
          "redshift-serverless:DeleteWorkgroup",
          "redshift-serverless:GetWorkgroup",
          "redshift-serverless:UpdateWorkgroup",
          ...SERVERLESS_TAGS,
        ),
        on(NAMESPACE, "redshift-serverless:GetNamespace"),
        PLACED,
      ],
      // They have no ARNs.
      aws_redshiftserverless_usage_limit: [
        inRegion(
          "redshift-serverless:CreateUsageLimit",
          "redshift-serverless:DeleteUsageLimit",
          "redshift-serverless:GetUsageLimit",
          "redshift-serverless:UpdateUsageLimit",
        ),
      ],
      aws_redshiftserverless_endpoint_access: [
        on(
          arn("redshift-serverless", "managedvpcendpoint/*"),
          "redshift-serverless:CreateEndpointAccess",
          "redshift-serverless:DeleteEndpointAccess",
          "redshift-serverless:GetEndpointAccess",
          "redshift-serverless:UpdateEndpointAccess",
        ),
        on(WORKGROUP, "redshift-serverless:GetWorkgroup"),
        linkedRole("redshift.amazonaws.com"),
        ENDPOINT_PLACED,
        PLACED,
      ],
      "data.aws_redshiftserverless_namespace": [on(NAMESPACE, "redshift-serverless:GetNamespace")],
      "data.aws_redshiftserverless_workgroup": [on(WORKGROUP, "redshift-serverless:GetWorkgroup")],
    }),
  ],
  ceiling: CEILING,
};

/** Warehouses on clusters. Source: service authorization reference, "Amazon Redshift". */
export const REDSHIFT_CLUSTER_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_redshift_cluster: [
      on(
        CLUSTER,
        "redshift:CreateCluster",
        "redshift:DeleteCluster",
        "redshift:DescribeClusters",
        "redshift:DescribeLoggingStatus",
        "redshift:ModifyAquaConfiguration",
        "redshift:ModifyCluster",
        "redshift:ModifyClusterIamRoles",
        "redshift:PauseCluster",
        "redshift:RebootCluster",
        "redshift:ResizeCluster",
        "redshift:ResumeCluster",
        ...TAGS,
      ),
      on(SNAPSHOTS, "redshift:CreateClusterSnapshot", "redshift:CreateTags"),
      ...ENCRYPTED,
      linkedRole("redshift.amazonaws.com"),
      PLACED,
    ],
    aws_redshift_cluster_iam_roles: [
      on(CLUSTER, "redshift:DescribeClusters", "redshift:ModifyClusterIamRoles"),
      passTo("redshift.amazonaws.com"),
    ],
    aws_redshift_logging: [
      on(CLUSTER, "redshift:DescribeLoggingStatus", "redshift:DisableLogging", "redshift:EnableLogging"),
    ],
    aws_redshift_parameter_group: [
      on(
        PARAMETERS,
        "redshift:CreateClusterParameterGroup",
        "redshift:DeleteClusterParameterGroup",
        "redshift:DescribeClusterParameters",
        "redshift:ModifyClusterParameterGroup",
        "redshift:ResetClusterParameterGroup",
        ...TAGS,
      ),
      inRegion("redshift:DescribeClusterParameterGroups"),
    ],
    aws_redshift_scheduled_action: [
      // They have no ARNs.
      inRegion(
        "redshift:CreateScheduledAction",
        "redshift:DeleteScheduledAction",
        "redshift:DescribeScheduledActions",
        "redshift:ModifyScheduledAction",
      ),
      passTo("scheduler.redshift.amazonaws.com", PAUSE_ROLE),
    ],
    aws_redshift_snapshot_schedule: [
      on(
        SCHEDULES,
        "redshift:CreateSnapshotSchedule",
        "redshift:DeleteSnapshotSchedule",
        "redshift:DescribeSnapshotSchedules",
        "redshift:ModifySnapshotSchedule",
        ...TAGS,
      ),
    ],
    aws_redshift_snapshot_schedule_association: [
      on(SCHEDULES, "redshift:DescribeSnapshotSchedules"),
      on(CLUSTER, "redshift:ModifyClusterSnapshotSchedule"),
    ],
    aws_redshift_subnet_group: [
      on(
        SUBNETS,
        "redshift:CreateClusterSubnetGroup",
        "redshift:DeleteClusterSubnetGroup",
        "redshift:ModifyClusterSubnetGroup",
        ...TAGS,
      ),
      inRegion("redshift:DescribeClusterSubnetGroups"),
      PLACED,
    ],
    aws_redshift_usage_limit: [
      on(
        LIMITS,
        "redshift:CreateUsageLimit",
        "redshift:DeleteUsageLimit",
        "redshift:DescribeUsageLimits",
        "redshift:ModifyUsageLimit",
        ...TAGS,
      ),
    ],
    // They have no ARNs, and their clusters any name and account.
    aws_redshift_endpoint_access: [
      inRegion(
        "redshift:CreateEndpointAccess",
        "redshift:DeleteEndpointAccess",
        "redshift:DescribeEndpointAccess",
        "redshift:ModifyEndpointAccess",
      ),
      linkedRole("redshift.amazonaws.com"),
      ENDPOINT_PLACED,
      PLACED,
    ],
    // Clusters that are there already have any name.
    "data.aws_redshift_cluster": [
      inRegion("redshift:DescribeClusters", "redshift:DescribeLoggingStatus", "redshift:DescribeTags"),
    ],
  }),
  ceiling: CEILING,
};

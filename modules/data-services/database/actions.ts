import { ROLES } from "../../../config/derive/purposes";
import type { Ceiling } from "../../iam/ceiling";
import { arn, inRegion, KEY_LOOKED_AT, linkedRole, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { KEY_USED } from "../key-use";
import { monitoringCeiling } from "./policies";

const INSTANCE = arn("rds", "db:{prefix}-*");
const CLUSTER = arn("rds", "cluster:{prefix}-*");
const PARAMETERS = arn("rds", "pg:{prefix}-*");
const CLUSTER_PARAMETERS = arn("rds", "cluster-pg:{prefix}-*");
const SUBNETS = arn("rds", "subgrp:{prefix}-*");
/** Every database is in a group of options; those of AWS start with `default:`. */
const OPTIONS = arn("rds", "og:default*");
const SUBSCRIPTION = arn("rds", "es:{prefix}-*");
const SNAPSHOT = arn("rds", "snapshot:{prefix}-*");
const CLUSTER_SNAPSHOT = arn("rds", "cluster-snapshot:{prefix}-*");
/** RDS names the secrets of its administrators itself. */
const SECRET = arn("secretsmanager", "secret:rds!*");
const MONITORING_ROLE = arn("iam", `role/{roles:${ROLES.dataService("*-monitoring")}}`, "");

const TAGS = ["rds:AddTagsToResource", "rds:ListTagsForResource", "rds:RemoveTagsFromResource"];

/** Its keys, its secret, its roles. */
const ENCRYPTED = [
  KEY_USED,
  KEY_LOOKED_AT,
  on(SECRET, "secretsmanager:CreateSecret", "secretsmanager:TagResource"),
  linkedRole("rds.amazonaws.com"),
  passTo("monitoring.rds.amazonaws.com", MONITORING_ROLE),
];

const CEILING: Ceiling = { layer: "data-services", statements: (place) => [monitoringCeiling(place)] };

/** Databases of RDS and Aurora. Source: service authorization reference, "Amazon RDS". */
export const DATABASE_ACTIONS: KindActions = {
  rows: [
    ...rows(["operations"], {
      aws_db_event_subscription: [
        on(
          SUBSCRIPTION,
          "rds:AddSourceIdentifierToSubscription",
          "rds:CreateEventSubscription",
          "rds:DeleteEventSubscription",
          "rds:DescribeEventSubscriptions",
          "rds:ModifyEventSubscription",
          "rds:RemoveSourceIdentifierFromSubscription",
          ...TAGS,
        ),
      ],
    }),
    ...rows(["data-services"], {
      aws_db_instance: [
        on(
          INSTANCE,
          "rds:CreateDBInstance",
          "rds:CreateDBSnapshot",
          "rds:DeleteDBInstance",
          "rds:DescribeDBInstances",
          "rds:ModifyDBInstance",
          "rds:RebootDBInstance",
          ...TAGS,
        ),
        // Asked of the database and of each group that it is in.
        ...[PARAMETERS, SUBNETS, OPTIONS].map((group) => on(group, "rds:CreateDBInstance", "rds:ModifyDBInstance")),
        on(SNAPSHOT, "rds:AddTagsToResource", "rds:CreateDBSnapshot"),
        ...ENCRYPTED,
      ],
      aws_db_parameter_group: [
        on(
          PARAMETERS,
          "rds:CreateDBParameterGroup",
          "rds:DeleteDBParameterGroup",
          "rds:DescribeDBParameterGroups",
          "rds:DescribeDBParameters",
          "rds:ModifyDBParameterGroup",
          "rds:ResetDBParameterGroup",
          ...TAGS,
        ),
      ],
      aws_db_subnet_group: [
        on(
          SUBNETS,
          "rds:CreateDBSubnetGroup",
          "rds:DeleteDBSubnetGroup",
          "rds:DescribeDBSubnetGroups",
          "rds:ModifyDBSubnetGroup",
          ...TAGS,
        ),
      ],
      aws_rds_cluster: [
        on(
          CLUSTER,
          "rds:CreateDBCluster",
          "rds:CreateDBClusterSnapshot",
          "rds:DeleteDBCluster",
          "rds:DescribeDBClusters",
          "rds:ModifyDBCluster",
          ...TAGS,
        ),
        on(SUBNETS, "rds:CreateDBCluster"),
        ...[CLUSTER_PARAMETERS, OPTIONS].map((group) => on(group, "rds:CreateDBCluster", "rds:ModifyDBCluster")),
        on(CLUSTER_SNAPSHOT, "rds:AddTagsToResource", "rds:CreateDBClusterSnapshot", "rds:DeleteDBCluster"),
        inRegion("rds:DescribeGlobalClusters"),
        ...ENCRYPTED,
      ],
      aws_rds_cluster_instance: [
        on(CLUSTER, "rds:CreateDBInstance"),
        on(
          INSTANCE,
          "rds:CreateDBInstance",
          "rds:DeleteDBInstance",
          "rds:DescribeDBInstances",
          "rds:ModifyDBInstance",
          "rds:RebootDBInstance",
          ...TAGS,
        ),
        passTo("monitoring.rds.amazonaws.com", MONITORING_ROLE),
      ],
      aws_rds_cluster_parameter_group: [
        on(
          CLUSTER_PARAMETERS,
          "rds:CreateDBClusterParameterGroup",
          "rds:DeleteDBClusterParameterGroup",
          "rds:DescribeDBClusterParameterGroups",
          "rds:DescribeDBClusterParameters",
          "rds:ModifyDBClusterParameterGroup",
          "rds:ResetDBClusterParameterGroup",
          ...TAGS,
        ),
      ],
      // Databases that are there already have any name.
      "data.aws_db_instance": [inRegion("rds:DescribeDBInstances", "rds:ListTagsForResource")],
      "data.aws_rds_cluster": [inRegion("rds:DescribeDBClusters", "rds:ListTagsForResource")],
    }),
  ],
  ceiling: CEILING,
};

/** The rows of clusters stand with those of instances: both are in groups of the same sorts. */
export const AURORA_CLUSTER_ACTIONS: KindActions = { rows: [], ceiling: CEILING };

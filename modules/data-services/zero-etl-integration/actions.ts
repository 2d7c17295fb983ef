import { arn, inRegion, KEY_GRANTED, KEY_LOOKED_AT, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { KEY_USED } from "../key-use";

/** Integrations have ids that nobody knows before they are made, as namespaces have, whose ARNs are of two services. */
const RDS_INTEGRATION = arn("rds", "integration:*");
const REDSHIFT_INTEGRATION = arn("redshift", "integration:*");
/** Sources that are there already have any name. */
const CLUSTERS = arn("rds", "cluster:*");
const INSTANCES = arn("rds", "db:*");

/** Zero-ETL integrations, and what lets them into warehouses. Source: service authorization reference, "Amazon RDS" and "Amazon Redshift". */
export const ZERO_ETL_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_rds_integration: [
      on(
        RDS_INTEGRATION,
        "rds:AddTagsToResource",
        "rds:CreateIntegration",
        "rds:DeleteIntegration",
        "rds:DescribeIntegrations",
        "rds:ListTagsForResource",
        "rds:RemoveTagsFromResource",
      ),
      on(CLUSTERS, "rds:CreateIntegration"),
      on(INSTANCES, "rds:CreateIntegration"),
      inRegion("redshift:CreateInboundIntegration"),
      KEY_USED,
      KEY_LOOKED_AT,
      KEY_GRANTED,
    ],
    aws_redshift_integration: [
      on(
        REDSHIFT_INTEGRATION,
        "redshift:CreateIntegration",
        "redshift:CreateTags",
        "redshift:DeleteIntegration",
        "redshift:DeleteTags",
        "redshift:DescribeIntegrations",
        "redshift:DescribeTags",
        "redshift:ModifyIntegration",
      ),
      inRegion("redshift:CreateInboundIntegration"),
      KEY_USED,
      KEY_LOOKED_AT,
      KEY_GRANTED,
    ],
    aws_redshift_resource_policy: [
      inRegion("redshift:DeleteResourcePolicy", "redshift:GetResourcePolicy", "redshift:PutResourcePolicy"),
    ],
  }),
};

import { GLUE_SCRIPTS, underscored } from "../../../config/derive/purposes";
import { arn, ec2, inRegion, on, passTo, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { dataKeyThrough, GLUE_LOGS, writtenLogs } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { openedSecrets } from "../opened-secrets";
import { CATALOG, INTERFACES, LOOK_AT_NETWORK } from "./policies";

const glue = (resource: string) => arn("glue", resource);
const CATALOG_ARN = glue("catalog");
const NAME = "{prefix}-*";
const DATABASE = "{underscoredPrefix}_*";
const TAGS = ["glue:GetTags", "glue:TagResource", "glue:UntagResource"];
const DATABASE_CALLS = ["glue:CreateDatabase", "glue:DeleteDatabase", "glue:UpdateDatabase"];
const CONNECTION_CALLS = ["glue:DeleteConnection", "glue:GetConnection", "glue:UpdateConnection"];
const ZONE = "arn:{partition}:s3:::{rawBucket}";
const SCRIPTS = `${ZONE}/${GLUE_SCRIPTS}/*`;

/**
 * Jobs with their programs, connections, crawlers, triggers, workflows and catalog databases.
 * Source: service authorization references, "AWS Glue" and "Amazon S3".
 */
export const GLUE_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    "data.aws_subnet": [ec2()],
    aws_glue_catalog_database: [
      on(glue(`database/${DATABASE}`), ...DATABASE_CALLS, ...TAGS),
      // Asked of the catalog, too.
      on(CATALOG_ARN, ...DATABASE_CALLS, "glue:GetDatabase"),
      // Of others too, which Lake Formation governs.
      on(glue("database/*"), "glue:GetDatabase"),
      // Whatever is in a database is deleted with it.
      on([glue(`table/${DATABASE}/*`), glue(`userDefinedFunction/${DATABASE}/*`)], "glue:DeleteDatabase"),
    ],
    aws_glue_connection: [
      on(glue(`connection/${NAME}`), ...CONNECTION_CALLS, ...TAGS),
      on(CATALOG_ARN, "glue:CreateConnection", ...CONNECTION_CALLS),
    ],
    aws_glue_crawler: [
      // AWS knows nothing narrower.
      inRegion("glue:CreateCrawler"),
      on(
        glue(`crawler/${NAME}`),
        "glue:DeleteCrawler",
        "glue:GetCrawler",
        "glue:StopCrawler",
        "glue:UpdateCrawler",
        ...TAGS,
      ),
      passTo("glue.amazonaws.com"),
    ],
    aws_glue_job: [
      on(glue(`job/${NAME}`), "glue:CreateJob", "glue:DeleteJob", "glue:GetJob", "glue:UpdateJob", ...TAGS),
      passTo("glue.amazonaws.com"),
    ],
    aws_glue_security_configuration: [
      // They have no ARNs.
      inRegion("glue:CreateSecurityConfiguration", "glue:DeleteSecurityConfiguration", "glue:GetSecurityConfiguration"),
    ],
    aws_glue_trigger: [
      on(
        glue(`trigger/${NAME}`),
        "glue:CreateTrigger",
        "glue:DeleteTrigger",
        "glue:GetTrigger",
        "glue:StartTrigger",
        "glue:StopTrigger",
        "glue:UpdateTrigger",
        ...TAGS,
      ),
    ],
    aws_glue_workflow: [
      on(
        glue(`workflow/${NAME}`),
        "glue:CreateWorkflow",
        "glue:DeleteWorkflow",
        "glue:GetWorkflow",
        "glue:UpdateWorkflow",
        ...TAGS,
      ),
    ],
    aws_s3_object: [
      on(
        SCRIPTS,
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:GetObject",
        "s3:GetObjectTagging",
        "s3:PutObject",
        "s3:PutObjectTagging",
      ),
      on(ZONE, "s3:ListBucket", "s3:ListBucketVersions"),
      when(
        {
          StringEquals: { "kms:ViaService": "s3.{region}.amazonaws.com" },
          // A bucket with a key of its own encrypts in the bucket's name.
          StringLike: { "kms:EncryptionContext:aws:s3:arn": [ZONE, SCRIPTS] },
        },
        on(arn("kms", "key/*"), "kms:Decrypt", "kms:GenerateDataKey"),
      ),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => {
      const { partition, accountId, region, prefix } = place;
      const own = (service: string, resource: string) =>
        `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
      const database = underscored(prefix);
      return [
        ...deliveredFiles(place),
        ...openedSecrets(place),
        dataKeyThrough(place, "glue"),
        writtenLogs(place, GLUE_LOGS),
        {
          Sid: "MetricsOfJobs",
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": "Glue" } },
        },
        {
          Sid: "CatalogOfJobs",
          Effect: "Allow",
          Action: [...CATALOG, "glue:GetConnection"],
          Resource: ["catalog", `connection/${prefix}-*`, `database/${database}_*`, `table/${database}_*`].map((one) =>
            own("glue", one),
          ),
        },
        {
          Sid: "NetworkOfJobs",
          Effect: "Allow",
          Action: [...LOOK_AT_NETWORK, ...INTERFACES],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": region } },
        },
      ];
    },
  },
};

import { airflowSecretsOf, BUCKETS, ROLES } from "../../../config/derive/purposes";
import { dataKeyThrough } from "../../data-services/ceilings";
import { arn, ec2, KEY_LOOKED_AT, linkedRole, on, passTo, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { SECRET_CALLS, SECRET_POLICY_CALLS } from "../../iam/secret-calls";
import { celeryQueues, LOG, QUEUE, READ_PROGRAM } from "./policies";

/** Everything that is called like what starts something. */
const OWN = `{prefix}-${ROLES.run("*")}`;
const ENVIRONMENT = arn("airflow", `environment/${OWN}`);
const SECRET = arn("secretsmanager", `secret:${airflowSecretsOf("connections", OWN)}/*`);

/**
 * Environments of Airflow with the connections that they look up. Source: service authorization reference, "Amazon Managed
 * Workflows for Apache Airflow"; Amazon MWAA user guide, "Accessing an Amazon MWAA environment", AmazonMWAAFullApiAccess.
 */
export const AIRFLOW_ACTIONS: KindActions = {
  rows: rows(["operations"], {
    aws_mwaa_environment: [
      on(
        ENVIRONMENT,
        "airflow:CreateEnvironment",
        "airflow:DeleteEnvironment",
        "airflow:GetEnvironment",
        "airflow:ListTagsForResource",
        "airflow:TagResource",
        "airflow:UntagResource",
        "airflow:UpdateEnvironment",
      ),
      // It has network interfaces and endpoints, made with the rights of the caller.
      ec2("CreateNetworkInterface", "CreateVpcEndpoint"),
      passTo("airflow.amazonaws.com"),
      linkedRole("airflow.amazonaws.com"),
      KEY_LOOKED_AT,
      // MWAA gives itself grants in the name of the caller.
      when(
        { StringEquals: { "kms:CallerAccount": "{account}", "kms:ViaService": "airflow.{region}.amazonaws.com" } },
        on(
          arn("kms", "key/*"),
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:ListGrants",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
          "kms:RevokeGrant",
        ),
      ),
    ],
    aws_secretsmanager_secret: [on(SECRET, ...SECRET_CALLS)],
    aws_secretsmanager_secret_policy: [on(SECRET, ...SECRET_POLICY_CALLS)],
  }),
  ceiling: {
    layer: "operations",
    statements: (place) => {
      const { partition, accountId, region, prefix, bucketName } = place;
      const own = (service: string, resource: string) =>
        `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
      const name = `${prefix}-${ROLES.run("*")}`;
      const bucket = `arn:${partition}:s3:::${bucketName(BUCKETS.airflow("*"))}`;
      return [
        {
          Sid: "HealthOfAirflow",
          Effect: "Allow",
          Action: "airflow:PublishMetrics",
          Resource: own("airflow", `environment/${name}`),
        },
        { Sid: "ProgramsOfAirflow", Effect: "Allow", Action: READ_PROGRAM, Resource: [bucket, `${bucket}/*`] },
        {
          Sid: "LooksOfAirflow",
          Effect: "Allow",
          Action: ["logs:DescribeLogGroups", "s3:GetAccountPublicAccessBlock"],
          Resource: "*",
        },
        { Sid: "LogsOfAirflow", Effect: "Allow", Action: LOG, Resource: own("logs", `log-group:airflow-${name}`) },
        {
          Sid: "MetricsOfAirflow",
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": "AmazonMWAA" } },
        },
        { Sid: "TasksOfAirflow", Effect: "Allow", Action: QUEUE, Resource: celeryQueues(place) },
        {
          Sid: "SecretsOfAirflow",
          Effect: "Allow",
          Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
          Resource: own("secretsmanager", `secret:airflow/*/${name}/*`),
        },
        dataKeyThrough(place, "s3", "secretsmanager", "sqs"),
      ];
    },
  },
};

import { at, type ObjectValue } from "../../../schema/value";
import {
  BASE_ACTIONS,
  COMPUTE_ACTIONS,
  restrictedStatements,
  SPOT_STATEMENTS,
  VPC_ACTIONS,
} from "../../data-sources/databricks-crossaccount";
import type { Published } from "../../published";
import { textOf, textsAt } from "../../values";
import type { Service } from "../service";

const ROOT_BUCKET_ACTIONS = [
  "s3:GetObject",
  "s3:GetObjectVersion",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:ListBucket",
  "s3:GetBucketLocation",
];

/** Source: facts 6.2; provider 1.128.0, aws/data_aws_unity_catalog_policy.go. */
const UNITY_CATALOG_ACTIONS = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:ListBucket",
  "s3:GetBucketLocation",
  "s3:ListBucketMultipartUploads",
  "s3:ListMultipartUploadParts",
  "s3:AbortMultipartUpload",
];

/** Policy documents: computed by the provider alone, at any level. */
export const policies: Service = {
  databricks_aws_assume_role_policy: {
    answers: ({ config, published }) => {
      const principals = principalsOf(published, config);
      const principal =
        at(config, "for_log_delivery") === true ? principals.logDeliveryRoleArn : root(config, principals.accountId);
      return document([
        assume({ AWS: principal }, { StringEquals: { "sts:ExternalId": text(config, "external_id") } }),
      ]);
    },
  },
  databricks_aws_bucket_policy: {
    answers: ({ config, published }) => {
      const partition = partitionOf(config);
      const bucket = `arn:${partition}:s3:::${text(config, "bucket")}`;
      const account = text(config, "databricks_e2_account_id");
      return document([
        {
          Effect: "Allow",
          Principal: {
            AWS: textOf(at(config, "full_access_role")) ?? root(config, principalsOf(published, config).accountId),
          },
          Action: ROOT_BUCKET_ACTIONS,
          Resource: [`${bucket}/*`, bucket],
          ...(account === ""
            ? {}
            : { Condition: { StringEquals: { "aws:PrincipalTag/DatabricksAccountId": [account] } } }),
        },
      ]);
    },
  },
  databricks_aws_crossaccount_policy: {
    answers: ({ config }) => {
      const type = textOf(at(config, "policy_type")) ?? "managed";
      const roles = textsAt(config, "pass_roles");
      const actions = [
        ...BASE_ACTIONS,
        ...(type === "restricted" ? [] : COMPUTE_ACTIONS),
        ...(type === "managed" ? VPC_ACTIONS : []),
      ];
      return document([
        { Effect: "Allow", Action: actions, Resource: "*" },
        ...SPOT_STATEMENTS,
        ...(roles.length > 0 ? [{ Effect: "Allow", Action: "iam:PassRole", Resource: roles }] : []),
        ...(type === "restricted"
          ? restrictedStatements({
              partition: partitionOf(config),
              account: text(config, "aws_account_id"),
              region: text(config, "region"),
              vpc: text(config, "vpc_id"),
              securityGroup: text(config, "security_group_id"),
            })
          : []),
      ]);
    },
  },
  databricks_aws_unity_catalog_assume_role_policy: {
    answers: ({ config, published }) => {
      const master =
        textOf(at(config, "unity_catalog_iam_arn")) ?? principalsOf(published, config).unityCatalogMasterRoleArn;
      const account = text(config, "aws_account_id");
      const externalId = { "sts:ExternalId": text(config, "external_id") };
      const own = `arn:${partitionOf(config)}:iam::${account}:role/${text(config, "role_name")}`;
      return {
        ...document([
          { Sid: "UnityCatalogAssumeRole", ...assume({ AWS: master }, { StringEquals: externalId }) },
          {
            Sid: "ExplicitSelfRoleAssumption",
            ...assume(
              { AWS: root(config, account) },
              { ArnLike: { "aws:PrincipalArn": own }, StringEquals: externalId },
            ),
          },
        ]),
        unity_catalog_iam_arn: master,
      };
    },
  },
  databricks_aws_unity_catalog_policy: {
    answers: ({ config }) => {
      const partition = partitionOf(config);
      const [bucket, account, key] = ["bucket_name", "aws_account_id", "kms_name"].map((name) => text(config, name));
      return document([
        {
          Effect: "Allow",
          Action: UNITY_CATALOG_ACTIONS,
          Resource: [`arn:${partition}:s3:::${bucket}/*`, `arn:${partition}:s3:::${bucket}`],
        },
        {
          Effect: "Allow",
          Action: ["sts:AssumeRole"],
          Resource: [`arn:${partition}:iam::${account}:role/${text(config, "role_name")}`],
        },
        ...(key
          ? [
              {
                Effect: "Allow",
                Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"],
                Resource: [keyArn(partition, key)],
              },
            ]
          : []),
      ]);
    },
  },
};

function assume(principal: unknown, condition: unknown) {
  return { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal, Condition: condition };
}

function document(statements: readonly unknown[]): ObjectValue {
  const json = JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
  return { id: "_", json };
}

function text(config: ObjectValue, name: string): string {
  return textOf(at(config, name)) ?? "";
}

/** The provider calls DoD's partition `aws-us-gov-dod`, which no ARN knows. */
function partitionOf(config: ObjectValue): string {
  return (textOf(at(config, "aws_partition")) ?? "aws").replace("-dod", "");
}

function principalsOf({ principals }: Pick<Published, "principals">, config: ObjectValue) {
  const shards = { "aws-us-gov": "govcloud-civilian", "aws-us-gov-dod": "govcloud-dod" } as const;
  const partition = textOf(at(config, "aws_partition")) ?? "aws";
  return principals[shards[partition as keyof typeof shards] ?? "commercial"];
}

function root(config: ObjectValue, account: string): string {
  const other = textOf(at(config, "databricks_account_id"));
  return `arn:${partitionOf(config)}:iam::${other ?? account}:root`;
}

/** The argument takes an ARN, or the part of it after `kms:`. */
function keyArn(partition: string, name: string): string {
  return name.startsWith("arn:") ? name : `arn:${partition}:kms:${name}`;
}

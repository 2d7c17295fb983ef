import { arn, KEY_LOOKED_AT, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { KEY_USED } from "../key-use";
import { OF_SAGEMAKER } from "../scaling-actions";
import { containerCeiling, credentialCeiling } from "./access";

const REPOSITORY = arn("ecr", "repository/{prefix}-*");

/** Groups of models with their repositories. Source: service authorization references, "Amazon Elastic Container Registry" and "Amazon SageMaker". */
export const SAGEMAKER_MODEL_GROUP_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_ecr_lifecycle_policy: [
      on(REPOSITORY, "ecr:DeleteLifecyclePolicy", "ecr:GetLifecyclePolicy", "ecr:PutLifecyclePolicy"),
    ],
    aws_ecr_repository: [
      on(
        REPOSITORY,
        "ecr:CreateRepository",
        "ecr:DeleteRepository",
        "ecr:DescribeRepositories",
        "ecr:ListTagsForResource",
        "ecr:PutImageScanningConfiguration",
        "ecr:PutImageTagMutability",
        "ecr:TagResource",
        "ecr:UntagResource",
      ),
      KEY_LOOKED_AT,
      KEY_USED,
    ],
    aws_ecr_repository_policy: [
      on(REPOSITORY, "ecr:DeleteRepositoryPolicy", "ecr:GetRepositoryPolicy", "ecr:SetRepositoryPolicy"),
    ],
    aws_sagemaker_model_package_group: [
      on(
        OF_SAGEMAKER,
        "sagemaker:AddTags",
        "sagemaker:CreateModelPackageGroup",
        "sagemaker:DeleteModelPackageGroup",
        "sagemaker:DeleteTags",
        "sagemaker:DescribeModelPackageGroup",
        "sagemaker:ListTags",
      ),
    ],
  }),
  ceiling: { layer: "unity-catalog", statements: credentialCeiling },
  otherCeilings: [{ layer: "data-services", statements: containerCeiling }],
};

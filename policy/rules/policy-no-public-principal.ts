import { isForEverybody, type PolicyCondition, type PolicyStatement, parsePolicy } from "../../emitted/policies";
import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

/** Arguments that hold a policy with principals. */
const POLICIES: Readonly<Record<string, string>> = {
  aws_s3_bucket_policy: "policy",
  aws_s3_access_point: "policy",
  aws_s3control_access_point_policy: "policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_kms_replica_key: "policy",
  aws_sqs_queue: "policy",
  aws_sqs_queue_policy: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_vpc_endpoint: "policy",
  aws_vpc_endpoint_policy: "policy",
  aws_iam_role: "assume_role_policy",
  aws_secretsmanager_secret: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_kinesis_resource_policy: "policy",
  aws_msk_cluster_policy: "policy",
  aws_dynamodb_resource_policy: "policy",
  aws_glue_resource_policy: "policy",
  aws_ecr_repository_policy: "policy",
  aws_efs_file_system_policy: "policy",
  aws_backup_vault_policy: "policy",
  aws_cloudwatch_event_bus_policy: "policy",
  aws_api_gateway_rest_api: "policy",
  aws_api_gateway_rest_api_policy: "policy",
  aws_cloudwatch_log_resource_policy: "policy_document",
  aws_redshift_resource_policy: "policy",
  aws_s3tables_table_bucket_policy: "resource_policy",
};

/** Condition keys that say something about the request, but nothing about who sends it. */
const NOT_ABOUT_THE_CALLER =
  /^(aws:(securetransport|tlsversion|useragent|referer|currenttime|epochtime|requestedregion|requesttag\/.*|tagkeys)|s3:(tlsversion|prefix|delimiter|max-keys|x-amz-.*|signatureversion|authtype))$/i;

export const policyNoPublicPrincipal: Rule = {
  id: "policy-no-public-principal",
  description:
    'No policy of a resource allows "*" without a condition about the caller. In the policy of a VPC endpoint such a statement lets data leave to any account; reading image layers of ECR is the one that is accepted.',
  check: ({ json }) =>
    resourcesOf(json, ...Object.keys(POLICIES)).flatMap(({ type, address, args }) =>
      (parsePolicy(args[POLICIES[type] ?? ""]) ?? [])
        .filter(
          (statement) =>
            statement.effect === "Allow" &&
            isForEverybody(statement) &&
            !statement.conditions.some(limitsTheCaller) &&
            !(type === "aws_vpc_endpoint" && readsImageLayers(statement)),
        )
        .map(({ sid }) => ({
          address,
          message: `${sid === undefined ? "a statement" : `statement ${sid}`} allows everybody, without a condition about the caller`,
          fix: "name the principals, or add a condition such as aws:PrincipalAccount, aws:SourceArn or aws:PrincipalOrgID",
        })),
    ),
};

/**
 * Layers of container images lie in a bucket of AWS per region, and ECR hands out signed links to them: the caller is
 * ECR's own, so a condition about it would stop every pull. Reading that one bucket takes nothing out.
 * Source: Amazon ECR, "Create the Amazon S3 gateway endpoint".
 */
const readsImageLayers = ({ actions, notActions, resources, notResources, notPrincipals }: PolicyStatement): boolean =>
  notActions.length + notResources.length + notPrincipals.length === 0 &&
  actions.length > 0 &&
  actions.every((action) => action.toLowerCase() === "s3:getobject") &&
  resources.length > 0 &&
  resources.every((arn) => /^arn:aws(-[a-z-]+)?:s3:::prod-[a-z]{2}(-[a-z]+)+-\d-starport-layer-bucket\/\*$/.test(arn));

/** Negations, `IfExists` and `ForAllValues` also hold for a caller that does not have the key at all. */
function limitsTheCaller({ operator, key }: PolicyCondition): boolean {
  return !/Not|IfExists$|^Null$|^ForAllValues:/.test(operator) && !NOT_ABOUT_THE_CALLER.test(key);
}

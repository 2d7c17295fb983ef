import { queueCeiling } from "../../events/policies";
import { accessedBy } from "../../iam/ceiling";
import { arn, inRegion, linkedRole, on, passTo, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { LOG_DELIVERY } from "../../network/actions/log-delivery";
import { PUT } from "../firehose/policies";

/** API Gateway knows no account in its ARNs, and things by ids alone. */
const gateway = (...paths: readonly string[]) => paths.map((path) => `arn:{partition}:apigateway:{region}::/${path}`);

const LISTS = ["apis", "domainnames", "restapis", "usageplans"];
const THINGS = LISTS.map((list) => `${list}/*`);

/**
 * Ids are not known before, so any API of the region: AWS would look at tags, which methods and routes do not have. Each
 * verb on the paths that take it.
 */
const MANAGED = [
  on(gateway(...LISTS, ...THINGS, "tags/*"), "apigateway:GET", "apigateway:POST"),
  // Called after the first: a name of its own for each statement.
  on(gateway("usageplans/*", "apis/*", "domainnames/*", "restapis/*"), "apigateway:DELETE", "apigateway:PATCH"),
  on(gateway("tags/*", "restapis/*"), "apigateway:DELETE", "apigateway:PUT"),
];

/**
 * Ways into the VPC. That of a REST API is an endpoint service of the account's before the load balancer, made in the
 * name of the caller. Source: API Gateway developer guide, "Grant permissions for API Gateway to create a VPC link".
 */
const VPC_LINK = [
  ...MANAGED,
  // The list and what is in it.
  on(gateway("vpclinks*"), "apigateway:DELETE", "apigateway:GET", "apigateway:PATCH", "apigateway:POST"),
];
const ENDPOINT_SERVICE = inRegion(
  "ec2:CreateVpcEndpointServiceConfiguration",
  "ec2:DeleteVpcEndpointServiceConfigurations",
  "ec2:DescribeVpcEndpointServiceConfigurations",
  "ec2:ModifyVpcEndpointServicePermissions",
  "elasticloadbalancing:DescribeLoadBalancers",
);

const WEB_ACL = arn("wafv2", "regional/webacl/{prefix}-*/*");
const MANAGED_RULES = arn("wafv2", "regional/managedruleset/*/*");
const STAGE = gateway("restapis/*/stages/*");

const HOSTED_ZONE = "arn:{partition}:route53:::hostedzone/*";

/**
 * APIs with what belongs to them. Source: service authorization reference, "Amazon API Gateway Management V2", "Amazon API
 * Gateway Management" and "AWS WAF V2".
 */
export const API_GATEWAY_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_api_gateway_deployment: MANAGED,
    aws_api_gateway_method_settings: MANAGED,
    aws_api_gateway_rest_api: [...MANAGED, passTo("apigateway.amazonaws.com")],
    aws_api_gateway_rest_api_policy: [...MANAGED, on(gateway("restapis/*"), "apigateway:UpdateRestApiPolicy")],
    aws_api_gateway_stage: [...MANAGED, inRegion(...LOG_DELIVERY)],
    aws_api_gateway_usage_plan: MANAGED,
    aws_api_gateway_vpc_link: [...VPC_LINK, ENDPOINT_SERVICE],
    aws_apigatewayv2_api: MANAGED,
    aws_apigatewayv2_api_mapping: MANAGED,
    aws_apigatewayv2_authorizer: MANAGED,
    aws_apigatewayv2_domain_name: [
      ...MANAGED,
      on(
        gateway("domainnames", "domainnames/*"),
        "apigateway:AddCertificateToDomain",
        "apigateway:RemoveCertificateFromDomain",
      ),
      linkedRole("ops.apigateway.amazonaws.com"),
      // API Gateway fetches a truststore in the name of the caller, who does not read it otherwise.
      when(
        { Bool: { "aws:ViaAWSService": "true" }, StringEquals: { "aws:ResourceAccount": "{account}" } },
        on("arn:{partition}:s3:::*/*", "s3:GetObject", "s3:GetObjectVersion"),
      ),
    ],
    aws_apigatewayv2_integration: [...MANAGED, passTo("apigateway.amazonaws.com")],
    aws_apigatewayv2_route: MANAGED,
    aws_apigatewayv2_stage: [...MANAGED, inRegion(...LOG_DELIVERY)],
    aws_apigatewayv2_vpc_link: [...VPC_LINK, linkedRole("ops.apigateway.amazonaws.com")],
    aws_route53_record: [
      on(HOSTED_ZONE, "route53:ChangeResourceRecordSets", "route53:GetHostedZone", "route53:ListResourceRecordSets"),
      on("arn:{partition}:route53:::change/*", "route53:GetChange"),
    ],
    aws_wafv2_web_acl: [
      on(
        WEB_ACL,
        "wafv2:CreateWebACL",
        "wafv2:DeleteWebACL",
        "wafv2:GetWebACL",
        "wafv2:ListTagsForResource",
        "wafv2:TagResource",
        "wafv2:UntagResource",
        "wafv2:UpdateWebACL",
      ),
      on(MANAGED_RULES, "wafv2:CreateWebACL", "wafv2:UpdateWebACL"),
    ],
    aws_wafv2_web_acl_association: [
      on(WEB_ACL, "wafv2:AssociateWebACL", "wafv2:GetWebACL"),
      on(
        STAGE,
        "apigateway:SetWebACL",
        "wafv2:AssociateWebACL",
        "wafv2:DisassociateWebACL",
        "wafv2:GetWebACLForResource",
      ),
    ],
    aws_wafv2_web_acl_logging_configuration: [
      on(WEB_ACL, "wafv2:DeleteLoggingConfiguration", "wafv2:GetLoggingConfiguration", "wafv2:PutLoggingConfiguration"),
      inRegion(...LOG_DELIVERY),
      linkedRole("wafv2.amazonaws.com"),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => [
      {
        Sid: "PutIntoDeliveryStreams",
        Effect: "Allow",
        Action: PUT,
        Resource: `arn:${place.partition}:firehose:${place.region}:${place.accountId}:deliverystream/${place.prefix}-*`,
      },
      ...(accessedBy(place, "fill-queue").length === 0 ? [] : queueCeiling(place)),
    ],
  },
};

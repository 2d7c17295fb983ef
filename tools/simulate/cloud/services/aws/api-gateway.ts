import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import {
  BUCKET,
  LOAD_BALANCER,
  LOG_GROUP_ARN,
  of,
  partOf,
  ROLE_ARN,
  SECURITY_GROUP,
  SUBNET,
} from "../../references/aws-targets";
import { inPlace, REGION_SETTING, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

const EXECUTION = "arn:{partition}:execute-api:{region}:{account}:{id}";
const NOT_FOUND = "NotFoundException";

const HTTP_API = partOf("aws_apigatewayv2_api", "id", { missing: NOT_FOUND });
const REST_API = partOf("aws_api_gateway_rest_api", "id", { missing: NOT_FOUND });
const CERTIFICATE = of("aws_acm_certificate", "arn", {
  missing: "BadRequestException",
  blocksDelete: "ResourceInUseException",
});
/** Of either sort; a name of one's own goes before the API does. */
const MAPPED = {
  ...of("aws_apigatewayv2_api", "id", { missing: NOT_FOUND, blocksDelete: "BadRequestException" }),
  targets: ["aws_apigatewayv2_api", "aws_api_gateway_rest_api"],
};

const isSubtype = (integration: ObjectValue) => at(integration, "integration_subtype") !== null;
const asksForToken = (route: ObjectValue) => at(route, "authorization_type") === "JWT";
const sends = (integration: ObjectValue) => at(integration, "integration_subtype") === "SQS-SendMessage";
const overLink = (integration: ObjectValue) => at(integration, "connection_type") === "VPC_LINK";
const asksForRole = (integration: ObjectValue) => at(integration, "integration_subtype") === "Kinesis-PutRecord";

const INTEGRATION_CHECKS: readonly Check[] = [
  {
    rule: "api-integration",
    source: 'API Gateway developer guide, "Create AWS service integrations for HTTP APIs"',
    when: isSubtype,
    requires: ["credentials_arn", "payload_format_version"],
    summary: "BadRequestException",
    detail: "{type} with the subtype {integration_subtype} needs {arguments}",
    fix: "set {arguments}",
  },
  {
    rule: "api-integration",
    source: 'API Gateway developer guide, "Integration subtype reference": Kinesis-PutRecord',
    when: asksForRole,
    requires: ["request_parameters.StreamName", "request_parameters.Data", "request_parameters.PartitionKey"],
    summary: "BadRequestException",
    detail: "{type}: parameters are missing for Kinesis-PutRecord: {arguments}",
    fix: "set {arguments}",
  },
  {
    rule: "api-integration",
    source: 'API Gateway developer guide, "Integration subtype reference": SQS-SendMessage',
    when: sends,
    requires: ["request_parameters.QueueUrl", "request_parameters.MessageBody"],
    summary: "BadRequestException",
    detail: "{type}: parameters are missing for SQS-SendMessage: {arguments}",
    fix: "set {arguments}",
  },
  {
    rule: "api-integration",
    source: "API Gateway V2 API, CreateIntegration: connectionId and integrationMethod of a private integration",
    when: overLink,
    requires: ["connection_id", "integration_method", "integration_uri"],
    summary: "BadRequestException",
    detail: "{type} over a VPC link needs {arguments}",
    fix: "set {arguments}",
  },
];

const ROUTE_CHECKS: readonly Check[] = [
  {
    rule: "api-authorizer",
    source: "API Gateway V2 API, CreateRoute: authorizerId is required for JWT",
    when: asksForToken,
    requires: ["authorizer_id"],
    summary: "BadRequestException",
    detail: "{type} {route_key} asks for a token, but names no authorizer",
    fix: "set authorizer_id",
  },
  {
    rule: "api-authorizer",
    source: "API Gateway V2 API, CreateRoute: scopes are for JWT",
    when: (route) => !asksForToken(route),
    excludes: ["authorization_scopes"],
    summary: "BadRequestException",
    detail: "{type} {route_key} has scopes, but asks for no token",
    fix: "set authorization_type to JWT, or leave out the scopes",
  },
];

/** Amazon API Gateway. Source: its two API references. */
export const apiGateway: Service = {
  aws_apigatewayv2_api: {
    computed: {
      id: "{base36:10}",
      arn: "arn:{partition}:apigateway:{region}::/apis/{id}",
      api_endpoint: "https://{id}.execute-api.{region}.{suffix}",
      execution_arn: EXECUTION,
    },
  },
  aws_apigatewayv2_integration: {
    computed: { id: "{base36:7}", integration_response_selection_expression: "" },
    references: {
      api_id: HTTP_API,
      credentials_arn: ROLE_ARN,
      connection_id: of("aws_apigatewayv2_vpc_link", "id", {
        missing: NOT_FOUND,
        blocksDelete: "BadRequestException",
      }),
      "request_parameters.QueueUrl": of("aws_sqs_queue", "url", { missing: "BadRequestException" }),
    },
    trusts: { path: "credentials_arn", service: "apigateway", summary: "BadRequestException" },
    checks: INTEGRATION_CHECKS,
  },
  aws_apigatewayv2_vpc_link: {
    computed: { id: "{base36:6}", arn: "arn:{partition}:apigateway:{region}::/vpclinks/{id}" },
    references: { security_group_ids: SECURITY_GROUP, subnet_ids: SUBNET },
    sameVpc: { arguments: ["subnet_ids", "security_group_ids"], summary: "BadRequestException" },
  },
  aws_api_gateway_vpc_link: {
    computed: { id: "{base36:6}", arn: "arn:{partition}:apigateway:{region}::/vpclinks/{id}" },
    references: { target_arns: LOAD_BALANCER },
  },
  aws_apigatewayv2_route: {
    computed: { id: "{base36:7}" },
    references: {
      api_id: HTTP_API,
      authorizer_id: of("aws_apigatewayv2_authorizer", "id", { missing: NOT_FOUND, blocksDelete: "ConflictException" }),
      target: {
        ...of("aws_apigatewayv2_integration", "id", { missing: NOT_FOUND, blocksDelete: "ConflictException" }),
        part: /^integrations\/(.+)$/,
      },
    },
    unique: [inPlace("ConflictException", "api_id", "route_key")],
    checks: ROUTE_CHECKS,
  },
  aws_apigatewayv2_authorizer: {
    computed: { id: "{base36:6}" },
    references: { api_id: HTTP_API },
    unique: [inPlace("BadRequestException", "api_id", "name")],
  },
  aws_apigatewayv2_stage: {
    computed: {
      id: "{name}",
      arn: "arn:{partition}:apigateway:{region}::/apis/{api_id}/stages/{name}",
      execution_arn: "arn:{partition}:execute-api:{region}:{account}:{api_id}/{name}",
      invoke_url: "https://{api_id}.execute-api.{region}.{suffix}/{name}",
    },
    references: {
      api_id: HTTP_API,
      "access_log_settings.destination_arn": LOG_GROUP_ARN,
      "route_settings.route_key": of("aws_apigatewayv2_route", "route_key", { missing: NOT_FOUND }),
    },
    unique: [inPlace("ConflictException", "api_id", "name")],
  },
  aws_apigatewayv2_domain_name: {
    computed: {
      id: "{domain_name}",
      arn: "arn:{partition}:apigateway:{region}::/domainnames/{domain_name}",
      api_mapping_selection_expression: "$request.basepath",
      domain_name_configuration: [
        {
          hosted_zone_id: "Z2FDTNDATAQYW2",
          target_domain_name: "d-1a2b3c4d5e.execute-api.amazonaws.com",
          ip_address_type: "ipv4",
          ownership_verification_certificate_arn: "",
        },
      ],
    },
    references: {
      "domain_name_configuration.certificate_arn": CERTIFICATE,
      "domain_name_configuration.ownership_verification_certificate_arn": CERTIFICATE,
      "mutual_tls_authentication.truststore_uri": { ...BUCKET, part: /^s3:\/\/([^/]+)\// },
    },
    unique: [{ attributes: ["domain_name"], among: "anywhere", summary: "ConflictException" }],
  },
  aws_apigatewayv2_api_mapping: {
    computed: { id: "{base36:6}" },
    references: { api_id: MAPPED, domain_name: partOf("aws_apigatewayv2_domain_name", "id", { missing: NOT_FOUND }) },
    unique: [inPlace("ConflictException", "domain_name", "api_mapping_key")],
  },
  aws_api_gateway_rest_api: {
    computed: {
      id: "{base36:10}",
      arn: "arn:{partition}:apigateway:{region}::/restapis/{id}",
      execution_arn: EXECUTION,
      root_resource_id: "{base36:10:root}",
      created_date: "{time}",
      api_key_source: "HEADER",
      minimum_compression_size: "",
      policy: "",
      binary_media_types: [],
    },
  },
  aws_api_gateway_rest_api_policy: {
    computed: { id: "{rest_api_id}" },
    references: { rest_api_id: REST_API },
    unique: [wholeDocument("rest_api_id")],
    policies: { policy: "resource" },
  },
  aws_api_gateway_deployment: {
    computed: { id: "{base36:6}", created_date: "{time}" },
    references: { rest_api_id: REST_API },
  },
  aws_api_gateway_stage: {
    computed: {
      id: "ags-{rest_api_id}-{stage_name}",
      arn: "arn:{partition}:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage_name}",
      execution_arn: "arn:{partition}:execute-api:{region}:{account}:{rest_api_id}/{stage_name}",
      invoke_url: "https://{rest_api_id}.execute-api.{region}.{suffix}/{stage_name}",
      web_acl_arn: "",
      cache_cluster_size: "",
    },
    references: {
      rest_api_id: REST_API,
      deployment_id: of("aws_api_gateway_deployment", "id", {
        missing: NOT_FOUND,
        blocksDelete: "BadRequestException",
      }),
      "access_log_settings.destination_arn": LOG_GROUP_ARN,
    },
    unique: [inPlace("ConflictException", "rest_api_id", "stage_name")],
  },
  aws_api_gateway_method_settings: {
    computed: { id: "{rest_api_id}-{stage_name}-{method_path}" },
    references: { rest_api_id: REST_API },
    unique: [inPlace("ConflictingOwners", "rest_api_id", "stage_name", "method_path")],
  },
  aws_api_gateway_usage_plan: {
    computed: { id: "{base36:6}", arn: "arn:{partition}:apigateway:{region}::/usageplans/{id}" },
    references: {
      // A stage of a plan stays until the plan lets go of it.
      "api_stages.api_id": of("aws_api_gateway_rest_api", "id", {
        missing: NOT_FOUND,
        blocksDelete: "BadRequestException",
      }),
    },
    quota: { limit: 300, summary: "LimitExceededException" },
  },
  aws_api_gateway_account: {
    computed: { id: "api-gateway-account", api_key_version: "4", features: [], throttle_settings: [] },
    references: { cloudwatch_role_arn: ROLE_ARN },
    trusts: { path: "cloudwatch_role_arn", service: "apigateway", summary: "BadRequestException" },
    unique: [REGION_SETTING],
  },
};

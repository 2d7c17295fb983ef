import { partOf } from "../../references/aws-targets";
import { inPlace, REGION_SETTING } from "../../uniques/aws";
import type { Service } from "../service";

const EXECUTION = "arn:{partition}:execute-api:{region}:{account}:{id}";

/** Amazon API Gateway. */
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
    references: { api_id: partOf("aws_apigatewayv2_api", "id", { missing: "NotFoundException" }) },
  },
  aws_apigatewayv2_route: {
    computed: { id: "{base36:7}" },
    references: { api_id: partOf("aws_apigatewayv2_api", "id", { missing: "NotFoundException" }) },
  },
  aws_apigatewayv2_authorizer: {
    computed: { id: "{base36:6}" },
    references: { api_id: partOf("aws_apigatewayv2_api", "id", { missing: "NotFoundException" }) },
  },
  aws_apigatewayv2_stage: {
    computed: {
      id: "{name}",
      arn: "arn:{partition}:apigateway:{region}::/apis/{api_id}/stages/{name}",
      execution_arn: "arn:{partition}:execute-api:{region}:{account}:{api_id}/{name}",
      invoke_url: "https://{api_id}.execute-api.{region}.{suffix}/{name}",
    },
    references: { api_id: partOf("aws_apigatewayv2_api", "id", { missing: "NotFoundException" }) },
    unique: [inPlace("ConflictException", "api_id", "name")],
  },
  aws_api_gateway_rest_api: {
    computed: {
      id: "{base36:10}",
      arn: "arn:{partition}:apigateway:{region}::/restapis/{id}",
      execution_arn: EXECUTION,
      root_resource_id: "{base36:10:root}",
      created_date: "{time}",
    },
  },
  aws_api_gateway_account: {
    computed: { id: "api-gateway-account", api_key_version: "4", features: [], throttle_settings: [] },
    unique: [REGION_SETTING],
  },
};

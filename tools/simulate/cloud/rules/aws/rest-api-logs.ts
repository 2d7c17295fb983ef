import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { blockOf, textOf } from "../../values";
import { isNear, whereabouts } from "../../whereabouts";

/** Logs of a stage of a REST API are written with a role that the account and region have. */
export const restApiLogs: Rule = {
  id: "rest-api-logs",
  source: "API Gateway API, CreateStage: CloudWatch Logs role ARN must be set in account settings to enable logging",
  types: ["aws_api_gateway_stage"],
  operations: ["create", "update"],
  refuses({ planned, store, context }) {
    if (planned === null || blockOf(planned, "access_log_settings") === undefined) return undefined;
    const here = whereabouts(context, planned);
    const hasRole = store
      .ofType("aws_api_gateway_account")
      .some((object) => isNear(object, here, "place") && textOf(at(object.attributes, "cloudwatch_role_arn")));
    if (hasRole) return undefined;
    return {
      summary: "BadRequestException",
      detail: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      fix: "set cloudwatch_role_arn of aws_api_gateway_account in this account and region first",
      path: [{ attribute: "access_log_settings" }],
    };
  },
};

import { setting } from "../../computed/aws-rows";
import { LOG_GROUP_ARN, of } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

const WEB_ACL = of("aws_wafv2_web_acl", "arn", {
  missing: "WAFNonexistentItemException",
  blocksDelete: "WAFAssociatedItemException",
});

/** AWS WAF. Source: its API reference. */
export const waf: Service = {
  aws_wafv2_web_acl: {
    computed: {
      id: "{uuid}",
      arn: "arn:{partition}:wafv2:{region}:{account}:regional/webacl/{name}/{id}",
      capacity: 1,
      lock_token: "{uuid}",
      application_integration_url: "",
    },
    unique: [inPlace("WAFDuplicateItemException", "name", "scope")],
  },
  aws_wafv2_web_acl_association: {
    computed: setting("web_acl_arn", "resource_arn"),
    references: {
      web_acl_arn: WEB_ACL,
      resource_arn: {
        ...of("aws_lb", "arn", { missing: "WAFUnavailableEntityException", goesWith: true }),
        targets: ["aws_api_gateway_stage", "aws_lb"],
      },
    },
    unique: [wholeDocument("resource_arn")],
  },
  aws_wafv2_web_acl_logging_configuration: {
    computed: setting("resource_arn"),
    references: {
      resource_arn: { ...WEB_ACL, goesWith: true },
      log_destination_configs: LOG_GROUP_ARN,
    },
    unique: [wholeDocument("resource_arn")],
    checks: [
      {
        rule: "web-acl-log-name",
        source:
          "AWS WAF API, PutLoggingConfiguration: the name of the log group, bucket or stream of Firehose starts with aws-waf-logs-",
        accepts: ["log_destination_configs", (arn) => /(:log-group:|:s3:::|:deliverystream\/)aws-waf-logs-/.test(arn)],
        summary: "WAFInvalidParameterException",
        detail: "{type}: the name of {log_destination_configs} does not start with aws-waf-logs-",
        fix: "call the log group, bucket or stream aws-waf-logs-…",
      },
    ],
  },
};

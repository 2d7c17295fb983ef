import { setting } from "../../computed/aws-rows";
import { of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS WAF. */
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
    references: { web_acl_arn: of("aws_wafv2_web_acl", "arn", { blocksDelete: "WAFAssociatedItemException" }) },
  },
};

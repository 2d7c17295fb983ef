import { byArn } from "../../computed/aws-rows";
import type { Service } from "../service";

/** AWS Certificate Manager. */
export const acm: Service = {
  aws_acm_certificate: {
    computed: byArn("acm", "certificate/{uuid}", {
      status: "ISSUED",
      type: "AMAZON_ISSUED",
      key_algorithm: "RSA_2048",
      not_before: "{time}",
      not_after: "",
      renewal_eligibility: "INELIGIBLE",
      renewal_summary: [],
      pending_renewal: false,
      validation_emails: [],
      domain_validation_options: (made) => [
        {
          domain_name: made.text("domain_name"),
          resource_record_name: made.fill("_{hex:32}.{domain_name}."),
          resource_record_type: "CNAME",
          resource_record_value: made.fill("_{hex:32:value}.acm-validations.aws."),
        },
      ],
    }),
  },
};

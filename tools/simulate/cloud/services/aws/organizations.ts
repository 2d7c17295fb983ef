import { global } from "../../computed/aws-rows";
import { organizationAnswer } from "../../data-sources/aws-organization";
import type { Service } from "../service";

/** AWS Organizations. */
export const organizations: Service = {
  aws_organizations_policy: { computed: global("organizations", "policy/o-{base36:10}/p-{base36:8}", "p-{base36:8}") },
  aws_organizations_organization: { answers: organizationAnswer },
};

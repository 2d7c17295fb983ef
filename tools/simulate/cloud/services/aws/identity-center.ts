import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** IAM Identity Center. Applications of other services are made by these. Source: its API reference, CreateApplicationAssignment. */
export const identityCenter: Service = {
  aws_ssoadmin_application_assignment: {
    computed: { id: "{application_arn},{principal_id},{principal_type}" },
    unique: [inPlace("ConflictException", "application_arn", "principal_id", "principal_type")],
  },
};

import { named } from "../../computed/aws-rows";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon AppFlow. */
export const appflow: Service = {
  aws_appflow_flow: {
    computed: named("appflow", "flow/{name}", { flow_status: "Draft" }, "{arn}"),
    unique: [inPlace("ConflictException", "name")],
  },
  aws_appflow_connector_profile: { computed: named("appflow", "connectorprofile/{name}", {}, "{arn}") },
};

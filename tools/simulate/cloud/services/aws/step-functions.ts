import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { byArn } from "../../computed/aws-rows";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS Step Functions. */
export const stepFunctions: Service = {
  aws_sfn_state_machine: {
    computed: byArn("states", "stateMachine:{name}", {
      creation_date: "{time}",
      status: "ACTIVE",
      revision_id: "{uuid}",
      state_machine_version_arn: "",
      description: "",
      version_description: "",
    }),
    revised: ({ planned }) => ({ revision_id: fingerprint(at(planned, "definition"), 32) }),
    unique: [inPlace("StateMachineAlreadyExists", "name")],
    trusts: { path: "role_arn", service: "states", summary: "AccessDeniedException" },
  },
};

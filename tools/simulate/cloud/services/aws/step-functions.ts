import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import type { Check } from "../../checks/check";
import { byArn } from "../../computed/aws-rows";
import { LOG_GROUP_ARN, ROLE_ARN } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

/** States and where they lead, as far as Step Functions looks before it takes a definition. */
function isDefinition(text: string): boolean {
  try {
    const { StartAt, States } = JSON.parse(text) as { StartAt?: string; States?: Record<string, { Next?: string }> };
    if (StartAt === undefined || States === undefined || !Object.hasOwn(States, StartAt)) return false;
    return Object.entries(States).every(
      ([name, { Next }]) => name.length <= 80 && (Next === undefined || Object.hasOwn(States, Next)),
    );
  } catch {
    return false;
  }
}

const CHECKS: readonly Check[] = [
  {
    rule: "state-machine-definition",
    source: "Step Functions API, CreateStateMachine: InvalidDefinition; Amazon States Language",
    accepts: ["definition", isDefinition],
    summary: "InvalidDefinition",
    detail: "{type} {name} has a definition that is none: JSON with StartAt and States that lead to each other",
    fix: "correct the definition",
  },
  {
    rule: "state-machine-log",
    source: "Step Functions API, LoggingConfiguration: the ARN of the log group ends with :*",
    when: (machine) => (textOf(at(blockOf(machine, "logging_configuration"), "level")) ?? "OFF") !== "OFF",
    accepts: ["logging_configuration.log_destination", (arn) => arn.endsWith(":*")],
    summary: "InvalidLoggingConfiguration",
    detail: "{type} {name}: {argument} does not end with :*",
    fix: "add :* to the ARN of the log group",
  },
];

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
    references: { role_arn: ROLE_ARN, "logging_configuration.log_destination": LOG_GROUP_ARN },
    unique: [inPlace("StateMachineAlreadyExists", "name")],
    trusts: { path: "role_arn", service: "states", summary: "AccessDeniedException" },
    checks: CHECKS,
  },
};

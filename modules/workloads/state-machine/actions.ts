import { ROLES } from "../../../config/derive/purposes";
import { queueCeiling } from "../../events/policies";
import { accessedBy } from "../../iam/ceiling";
import { arn, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import type { Statement } from "../../iam/policy-document";
import { LOGS_AND_TRACES, SECRET } from "./policies";

const MACHINE = arn("states", `stateMachine:{prefix}-${ROLES.run("*")}`);

/**
 * State machines; connections and schedules stand with those of triggers. Source: service authorization reference, "AWS
 * Step Functions".
 */
export const STATE_MACHINE_ACTIONS: KindActions = {
  rows: rows(["operations"], {
    aws_sfn_state_machine: [
      on(
        MACHINE,
        "states:CreateStateMachine",
        "states:DeleteStateMachine",
        "states:DescribeStateMachine",
        "states:ListStateMachineVersions",
        "states:ListTagsForResource",
        "states:TagResource",
        "states:UntagResource",
        "states:UpdateStateMachine",
      ),
      // Terraform has the definition looked at before the state machine is there.
      inRegion("states:ValidateStateMachineDefinition"),
      passTo("states.amazonaws.com"),
    ],
  }),
  ceiling: {
    layer: "operations",
    statements: (place): Statement[] => {
      const { partition, accountId, region, prefix } = place;
      const own = (service: string, resource: string) =>
        `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
      // Those alone: who may change the policies of the layer's roles calls no other function with them.
      const functions = accessedBy(place, "call-function");
      return [
        ...queueCeiling(place),
        {
          Sid: "CallApis",
          Effect: "Allow",
          Action: ["states:InvokeHTTPEndpoint", "states:StartExecution"],
          Resource: own("states", `stateMachine:${prefix}-*`),
        },
        {
          Sid: "SignIn",
          Effect: "Allow",
          Action: "events:RetrieveConnectionCredentials",
          Resource: own("events", `connection/${prefix}-*`),
        },
        {
          Sid: "SecretsOfConnections",
          Effect: "Allow",
          Action: SECRET,
          Resource: own("secretsmanager", `secret:events!connection/${prefix}-*`),
        },
        ...(functions.length === 0
          ? []
          : [
              {
                Sid: "CallFunctions",
                Effect: "Allow" as const,
                Action: "lambda:InvokeFunction",
                Resource: functions,
              },
            ]),
        ...LOGS_AND_TRACES,
      ];
    },
  },
};

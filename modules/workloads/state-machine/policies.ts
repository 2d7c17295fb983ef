import type { StateMachineModel } from "../../../config/kinds/workloads/state-machine";
import type { Statement } from "../../iam/policy-document";
import { API } from "./definition";

/**
 * Delivery of logs, and traces: AWS knows no narrower resource for these. Source: Step Functions developer guide, "Logging"
 * and "Tracing with X-Ray".
 */
export const LOGS_AND_TRACES: Statement[] = [
  {
    Sid: "DeliverLogs",
    Effect: "Allow",
    Action: [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
    Resource: "*",
  },
  {
    Sid: "Trace",
    Effect: "Allow",
    Action: ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    Resource: "*",
  },
];

/** What hands a connection's secret to Step Functions. */
export const SECRET = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];

export interface MachineStatementsProps {
  readonly machine: Pick<StateMachineModel, "arn" | "functions" | "definition">;
  readonly workspaceUrl: string;
  readonly connectionArn: string;
  /** ARN of the secret that EventBridge keeps for the connection. */
  readonly secretArn: string;
}

/**
 * What the role of a state machine may do: call the API of jobs in its workspace with its connection, and its functions.
 * Source: Step Functions developer guide, "IAM permissions to run an HTTP Task".
 */
export function machineStatements({
  machine,
  workspaceUrl,
  connectionArn,
  secretArn,
}: MachineStatementsProps): Statement[] {
  const call = (Sid: string, method: string, paths: readonly string[]): Statement => ({
    Sid,
    Effect: "Allow",
    Action: "states:InvokeHTTPEndpoint",
    Resource: machine.arn,
    Condition: {
      StringEquals: {
        "states:HTTPMethod": method,
        "states:HTTPEndpoint": paths.map((path) => `${workspaceUrl}${path}`),
      },
    },
  });
  return [
    call("StartRuns", "POST", [API.start, ...(machine.definition.mode === "file" ? [API.cancel] : [])]),
    call("LookAtRuns", "GET", [API.look]),
    { Sid: "SignIn", Effect: "Allow", Action: "events:RetrieveConnectionCredentials", Resource: connectionArn },
    { Sid: "SecretOfConnection", Effect: "Allow", Action: SECRET, Resource: secretArn },
    ...(machine.functions.length === 0
      ? []
      : [
          {
            Sid: "CallFunctions",
            Effect: "Allow" as const,
            Action: "lambda:InvokeFunction",
            Resource: machine.functions,
          },
        ]),
    ...LOGS_AND_TRACES,
  ];
}

/** What the role of its schedule may do: start it. */
export const startStatement = (machineArn: string): Statement => ({
  Sid: "Start",
  Effect: "Allow",
  Action: "states:StartExecution",
  Resource: machineArn,
});

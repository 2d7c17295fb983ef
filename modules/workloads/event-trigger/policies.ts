import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";
import { queueKeyStatement } from "../../events/policies";
import type { Statement } from "../../iam/policy-document";

/** What the role of a trigger may do: call its one API destination. */
export const callStatements = (destinationArn: string): Statement[] => [
  { Sid: "CallDatabricks", Effect: "Allow", Action: "events:InvokeApiDestination", Resource: destinationArn },
];

/** What the role of its schedule may do beside: put events of its own source onto the bus. */
export const putEvents = (busArn: string, source: string): Statement => ({
  Sid: "PutEvents",
  Effect: "Allow",
  Action: "events:PutEvents",
  Resource: busArn,
  Condition: { StringEquals: { "events:source": source } },
});

/** Statement of the data key's policy: rules send what could not be started into queues. */
export const dataKeyStatements = (triggers: readonly EventTriggerModel[]): Statement[] =>
  queueKeyStatement(
    "TriggersToQueues",
    triggers.flatMap(({ deadLetters, through }) => [
      deadLetters.queueArn,
      ...(through.mode === "function" ? [through.starts.queueArn] : []),
    ]),
  );

import type { EventBusModel, EventRule } from "../../../config/kinds/data-services/event-bus";
import { PUT_INTO_DELIVERY_STREAM, PUT_INTO_STREAM, queueKeyStatement } from "../../events/policies";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { keyForStream } from "../kinesis-stream/policies";

/** Policy of the bus: other accounts put events onto it. None where no other account does. */
export function busPolicy({ arn, senders }: EventBusModel, { partition }: Pick<Place, "partition">): Statement[] {
  const { accounts, organizationId } = senders;
  const put = { Effect: "Allow", Action: "events:PutEvents", Resource: arn } as const;
  return [
    ...(accounts.length === 0
      ? []
      : [
          {
            Sid: "Accounts",
            ...put,
            Principal: { AWS: accounts.map((account) => `arn:${partition}:iam::${account}:root`) },
          },
        ]),
    ...(organizationId === undefined
      ? []
      : [
          {
            Sid: "Organization",
            ...put,
            Principal: "*" as const,
            Condition: { StringEquals: { "aws:PrincipalOrgID": organizationId } },
          },
        ]),
  ];
}

/** What the role of a rule may do: put records into what it delivers to. */
export function deliveryStatements(
  to: EventRule["to"],
  targetArn: string,
  streamKeyArn: (stream: string) => string,
  place: Place,
): Statement[] {
  if (to.mode !== "stream") {
    return [{ Sid: "PutRecords", Effect: "Allow", Action: PUT_INTO_DELIVERY_STREAM, Resource: targetArn }];
  }
  return [
    { Sid: "PutRecords", Effect: "Allow", Action: PUT_INTO_STREAM, Resource: targetArn },
    {
      Sid: "EncryptRecords",
      Effect: "Allow",
      Action: "kms:GenerateDataKey",
      Resource: streamKeyArn(to.stream),
      Condition: keyForStream(place, targetArn),
    },
  ];
}

/**
 * Statements of the data key's policy: EventBridge encrypts what is on buses and in archives, and sends into queues.
 * Source: EventBridge user guide, "Encrypting event buses with AWS KMS keys" and "Encrypting archives".
 */
export function dataKeyStatements(buses: readonly EventBusModel[], { accountId }: Place): Statement[] {
  const encrypted = buses.filter((bus) => bus.encrypted || bus.kept !== undefined);
  const queues = buses.flatMap(({ deliveries }) =>
    deliveries.flatMap(({ to, deadLetters }) => [deadLetters.queueArn, ...(to.mode === "queue" ? [to.queueArn] : [])]),
  );
  const service = { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Resource: "*" } as const;
  return [
    ...(encrypted.length === 0
      ? []
      : [
          { Sid: "EventBusesLookAtTheKey", ...service, Action: "kms:DescribeKey" },
          {
            Sid: "EventBuses",
            ...service,
            Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncrypt*"],
            Condition: {
              StringEquals: {
                "aws:SourceAccount": accountId,
                "kms:EncryptionContext:aws:events:event-bus:arn": encrypted.map(({ arn }) => arn),
              },
            },
          },
        ]),
    ...queueKeyStatement("RulesToQueues", queues),
  ];
}

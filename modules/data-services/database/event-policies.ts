import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** Publishes what happens to databases, clusters and proxies. */
const EVENTS = "events.rds.amazonaws.com";

/** Something of RDS that may tell. What is there already tells nothing here. */
interface Telling {
  readonly kind: string;
  readonly mode?: "create" | "existing";
  /** Default: it tells. */
  readonly alarms?: { readonly events: boolean };
}

const tells = (entries: readonly Telling[]): boolean =>
  entries.some(({ mode, alarms }) => mode !== "existing" && alarms?.events !== false);

/**
 * Statement of the policy of the topic of alarms: RDS publishes what happens to what is this account's in the region.
 * Source: RDS user guide, "Granting permissions to publish notifications to an Amazon SNS topic".
 * @param start of the statement's name, which is another one for each kind
 */
export const eventTopicStatements =
  (start: string) =>
  (entries: readonly Telling[], topicArn: string, { partition, region, accountId }: Place): Statement[] =>
    tells(entries)
      ? [
          {
            Sid: `${start}EventsPublish`,
            Effect: "Allow",
            Principal: { Service: EVENTS },
            Action: "sns:Publish",
            Resource: topicArn,
            Condition: {
              StringEquals: { "aws:SourceAccount": accountId },
              ArnLike: { "aws:SourceArn": `arn:${partition}:rds:${region}:${accountId}:*` },
            },
          },
        ]
      : [];

/** Statement of the policy of the key of logs and alarms, with which the topic is encrypted. */
export const eventKeyStatements =
  (start: string) =>
  (entries: readonly Telling[], { partition, region, accountId }: Place): Statement[] =>
    tells(entries)
      ? [
          {
            Sid: `${start}EventsToTopics`,
            Effect: "Allow",
            Principal: { Service: EVENTS },
            Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resource: "*",
            Condition: {
              ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:${partition}:sns:${region}:${accountId}:*` },
            },
          },
        ]
      : [];

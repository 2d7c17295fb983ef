import { nameOf } from "../../config/derive/names";
import { EVENTS } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import type { ZoneFilesNames } from "../../modules/storage/zone-files-policies";

/** Zone → topic and queue of its new files, of the zones that have some of their own. */
export function zoneFilesOf(env: Environment): Readonly<Record<string, ZoneFilesNames>> {
  return Object.fromEntries(
    Object.entries(env.zones).flatMap(([key, { fileEvents }]) => {
      if (fileEvents !== "own") return [];
      const [topicName, queueName] = [
        `${env.prefix}-${EVENTS.files(key)}`,
        nameOf(env.names, "queues", EVENTS.files(key)),
      ];
      const arn = (service: "sns" | "sqs", name: string) =>
        `arn:${env.partition}:${service}:${env.region}:${env.awsAccountId}:${name}`;
      return [[key, { topicName, topicArn: arn("sns", topicName), queueName, queueArn: arn("sqs", queueName) }]];
    }),
  );
}

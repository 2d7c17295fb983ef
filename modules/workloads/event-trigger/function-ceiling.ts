import { nameOf } from "../../../config/derive/names";
import { LOG_GROUPS } from "../../../config/derive/purposes";
import { startsOf } from "../../../config/kinds/workloads/trigger-function";
import { dataKeyThrough } from "../../data-services/ceilings";
import { accessedBy, type CeilingPlace } from "../../iam/ceiling";
import type { Statement } from "../../iam/policy-document";
import { INTERFACES, WORK_OFF } from "./function-policies";

/** The most that roles of functions need. */
export function functionCeiling(place: CeilingPlace): Statement[] {
  const { partition, accountId, region } = place;
  const own = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  // Those alone: who may change the policies of the layer's roles reads no other with them.
  const secrets = accessedBy(place, "read-secret");
  return [
    {
      Sid: "QueuesOfFunctions",
      Effect: "Allow",
      Action: WORK_OFF,
      Resource: own("sqs", nameOf(place.names, "queues", startsOf("*"))),
    },
    {
      Sid: "LogsOfFunctions",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: own("logs", `log-group:${nameOf(place.names, "logGroups", LOG_GROUPS.run("*"))}`),
    },
    {
      Sid: "NetworkOfFunctions",
      Effect: "Allow",
      Action: INTERFACES,
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    ...(secrets.length === 0
      ? []
      : [
          {
            Sid: "SecretsOfFunctions",
            Effect: "Allow" as const,
            Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
            Resource: secrets,
          },
          dataKeyThrough(place, "secretsmanager"),
        ]),
  ];
}

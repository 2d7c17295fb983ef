import { LOG_GROUPS, logGroupNameOf, ROLES } from "../../../config/derive/purposes";
import { openedSecrets } from "../../data-services/opened-secrets";
import type { CeilingPlace } from "../../iam/ceiling";
import type { Statement } from "../../iam/policy-document";
import { INTERFACES, WORK_OFF } from "./function-policies";

/** The most that roles of functions need. */
export function functionCeiling(place: CeilingPlace): Statement[] {
  const { partition, accountId, region, prefix } = place;
  const own = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  return [
    {
      Sid: "QueuesOfFunctions",
      Effect: "Allow",
      Action: WORK_OFF,
      Resource: own("sqs", `${prefix}-${ROLES.run("*")}`),
    },
    {
      Sid: "LogsOfFunctions",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: own("logs", `log-group:${logGroupNameOf(prefix, LOG_GROUPS.run("*"))}`),
    },
    {
      Sid: "NetworkOfFunctions",
      Effect: "Allow",
      Action: INTERFACES,
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    ...openedSecrets(place),
  ];
}

import { nameOf } from "../../config/derive/names";
import { LOG_GROUPS } from "../../config/derive/purposes";
import type { Ceiling } from "../iam/ceiling";

/** The role of flow logs writes to its own group. */
export const NETWORK_CEILING: Ceiling = {
  layer: "network",
  statements: ({ partition, region, accountId, names }) => {
    const group = `arn:${partition}:logs:${region}:${accountId}:log-group:${nameOf(names, "logGroups", LOG_GROUPS.flowLogs)}`;
    return [
      {
        Sid: "FlowLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [group, `${group}:*`],
      },
      // Cannot be narrowed to one group: it lists them.
      { Sid: "FindLogGroups", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    ];
  },
};

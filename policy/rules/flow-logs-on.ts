import { attachedTo, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const flowLogsOn: Rule = {
  id: "flow-logs-on",
  description: "Every VPC records its traffic, because it cannot be recorded after an incident.",
  check: ({ json }) =>
    resourcesOf(json, "aws_vpc")
      .filter(({ address }) => attachedTo(json, address, "aws_flow_log", "vpc_id").length === 0)
      .map(({ address }) => ({
        address,
        message: "the VPC has no flow log",
        fix: "add an aws_flow_log with the VPC's id",
      })),
};

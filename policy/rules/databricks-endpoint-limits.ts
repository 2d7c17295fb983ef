import { resourcesOf } from "../../emitted/resources";
import { ENDPOINTS } from "../endpoints/demands";
import type { Rule } from "../rule";

export const databricksEndpointLimits: Rule = {
  id: "databricks-endpoint-limits",
  description:
    "Every endpoint that people or programs ask has a rate limit where its service knows one, says whom to ask and who pays. Each question costs money, and a program that asks in a loop is stopped by nothing else.",
  check: (stack) =>
    Object.entries(ENDPOINTS).flatMap(([type, demands]) =>
      resourcesOf(stack.json, type).flatMap((endpoint) =>
        Object.entries(demands).flatMap(([what, demand]) =>
          "lacks" in demand ||
          demand.notAsked !== undefined ||
          demand.of?.(endpoint) === false ||
          demand.holds(endpoint, stack)
            ? []
            : [{ address: endpoint.address, message: `the endpoint has no ${what}: ${demand.where}`, fix: demand.fix }],
        ),
      ),
    ),
};

import type { ObjectValue } from "../../schema/value";
import { awsComputed } from "./aws";
import { AWS_REVISED } from "./aws-revised";
import type { Computed, ComputedRequest, RevisedRequest } from "./computed";
import { DATABRICKS_COMPUTED } from "./databricks";

const COMPUTED: Readonly<Record<string, Computed>> = {
  ...DATABRICKS_COMPUTED,
  time_sleep: ({ context }) => ({ id: context.clock.timestamp() }),
};

export function computedValues(request: ComputedRequest): ObjectValue {
  if (request.context.provider === "aws") return awsComputed(request);
  return COMPUTED[request.type]?.(request) ?? {};
}

/** What a service decides anew when an object changes: versions, hashes. */
export function revisedValues(request: RevisedRequest): ObjectValue {
  return AWS_REVISED[request.type]?.(request) ?? {};
}

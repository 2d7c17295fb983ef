import type { ObjectValue } from "../../schema/value";
import type { CloudContext } from "../../semantics/cloud";
import type { StoreView } from "../store";
import { awsComputed } from "./aws";
import { AWS_REVISED } from "./aws-revised";
import { DATABRICKS_COMPUTED } from "./databricks";

/** An object that is about to exist. */
export interface ComputedRequest {
  readonly type: string;
  /** As planned: what the service decides is unknown. */
  readonly planned: ObjectValue;
  /** As configured, with write-only arguments. */
  readonly config: ObjectValue;
  readonly context: CloudContext;
  readonly store: StoreView;
  /** Hexadecimal text, different for every object and the same in every run: made-up ids derive from it. */
  readonly seed: string;
}

/** What a service decides about a new object: ids, ARNs, host names. What is not said gets a stand-in. */
export type Computed = (request: ComputedRequest) => ObjectValue;

const COMPUTED: Readonly<Record<string, Computed>> = {
  ...DATABRICKS_COMPUTED,
  time_sleep: ({ context }) => ({ id: context.clock.timestamp() }),
};

export function computedValues(request: ComputedRequest): ObjectValue {
  if (request.context.provider === "aws") return awsComputed(request);
  return COMPUTED[request.type]?.(request) ?? {};
}

/** An object that is about to change. */
export interface RevisedRequest {
  readonly type: string;
  readonly planned: ObjectValue;
  /** As it is. */
  readonly existing: ObjectValue;
  readonly context: CloudContext;
}

/** What a service decides anew when an object changes: versions, hashes. */
export function revisedValues(request: RevisedRequest): ObjectValue {
  return AWS_REVISED[request.type]?.(request) ?? {};
}

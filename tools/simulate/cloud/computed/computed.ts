import type { ObjectValue } from "../../schema/value";
import type { CloudContext } from "../../semantics/cloud";
import type { Published } from "../published";
import type { StoreView } from "../store";

/** An object that is about to exist. */
export interface ComputedRequest {
  readonly type: string;
  /** As planned: what the service decides is unknown. */
  readonly planned: ObjectValue;
  /** As configured, with write-only arguments. */
  readonly config: ObjectValue;
  readonly context: CloudContext;
  readonly published: Published;
  readonly store: StoreView;
  /** Hexadecimal text, different for every object and the same in every run: made-up ids derive from it. */
  readonly seed: string;
}

/** What a service decides about a new object: ids, ARNs, host names. What is not said gets a stand-in. */
export type Computed = (request: ComputedRequest) => ObjectValue;

/** An object that is about to change. */
export interface RevisedRequest {
  readonly type: string;
  readonly planned: ObjectValue;
  /** As it is. */
  readonly existing: ObjectValue;
  readonly context: CloudContext;
}

import type { ObjectValue } from "../schema/value";
import type { CloudContext, Refusal } from "../semantics/cloud";
import type { Published } from "./published";
import type { CloudObject, StoreView } from "./store";

export type Operation = "configure" | "plan" | "create" | "update" | "delete";

/** One operation that Terraform asks the service for. */
export interface RuleRequest {
  readonly operation: Operation;
  readonly context: CloudContext;
  readonly published: Published;
  readonly store: StoreView;
  /** Resource type, `aws_subnet`; empty for `configure`. */
  readonly type: string;
  /** The object as it is; undefined while it is created. */
  readonly existing: CloudObject | undefined;
  /** The object as it shall be; while planning and creating, values may be unknown. Null to delete. */
  readonly planned: ObjectValue | null;
  /** As configured, with write-only arguments. */
  readonly config: ObjectValue | null;
  /** Update: names of the top-level arguments and blocks that change. */
  readonly changed: readonly string[];
}

/** Something that a real service refuses. One file each under `rules/`, named like its id. */
export interface Rule {
  /** Stable, `vpc-in-use`. */
  readonly id: string;
  /** Where it is known from: a page, an issue, a hazard (`H4`), a facts file. */
  readonly source: string;
  /** Resource types that it looks at, or `*`. */
  readonly types: readonly string[] | "*";
  readonly operations: readonly Operation[];
  /** Undefined: the service says yes. Pure. */
  refuses(request: RuleRequest): Omit<Refusal, "rule"> | undefined;
}

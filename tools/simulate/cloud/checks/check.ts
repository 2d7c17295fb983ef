import type { ObjectValue } from "../../schema/value";
import type { Operation } from "../rule";

/**
 * Something that a service refuses because of one object alone. What is wrong is said by one of `requires`,
 * `requiresOne`, `excludes` and `accepts`.
 *
 * Texts may contain `{type}`, `{argument}` (the first at fault), `{arguments}` (all of them),
 * `{names}` (without the blocks that they are in), and names of arguments for their values.
 */
export interface Check {
  /** Stable id, `workspace-tier`; checks of one id are told as one rule. */
  readonly rule: string;
  /** Where it is known from, as for a rule. */
  readonly source: string;
  /** Default: create and update. */
  readonly operations?: readonly Operation[];
  /** Which objects it looks at. Default: all of the type. */
  readonly when?: (object: ObjectValue) => boolean;
  /** Looks at what was configured instead of what is planned, where the service fills in what is left out. */
  readonly asConfigured?: boolean;
  /** Dotted paths of arguments that have to be set. */
  readonly requires?: readonly string[];
  /** Arguments of which one has to be set; the first is named as the one at fault. */
  readonly requiresOne?: readonly string[];
  /** Arguments that must not be set. */
  readonly excludes?: readonly string[];
  /** An argument, and whether the service takes its text. */
  readonly accepts?: readonly [argument: string, isTaken: (text: string) => boolean];
  readonly summary: string;
  readonly detail: string;
  readonly fix: string;
}

import type { EmittedStack } from "../emitted/stacks";

/** What a rule found wrong with one resource. */
export interface Violation {
  /** `aws_s3_bucket.zone-raw_bucket`. */
  readonly address: string;
  /** What is wrong, one sentence without the full stop. */
  readonly message: string;
  /** What to do about it, one sentence without the full stop. */
  readonly fix: string;
}

/** A rule over the JSON of one stack, in the light of the others: a pure function. One file each under `rules/`. */
export interface Rule {
  /** Stable, `s3-public-access-block`; waivers name it. */
  readonly id: string;
  /** What it holds, and why, in one or two sentences. */
  readonly description: string;
  /** `never`: no finding of it can be accepted, whatever the reason. Default: a waiver accepts one. */
  readonly waive?: "never";
  /** @param all every stack of the synthesis, for rules about what stacks are to each other; none where there is just one */
  check(stack: EmittedStack, all?: readonly EmittedStack[]): readonly Violation[];
}

export interface Waiver {
  readonly rule: string;
  /** Resource address; `*` at the end matches the rest. */
  readonly address: string;
  readonly reason: string;
}

export interface Finding extends Violation {
  readonly rule: string;
  readonly stack: string;
  /** File and setting that the resource is made for, `config/environments/dev.ts: zones.raw`, where it says one. */
  readonly setting?: string | undefined;
  /** Reason of the waiver that accepts it, if one does. */
  readonly waivedBecause: string | undefined;
}

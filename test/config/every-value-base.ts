import type { Changes } from "./problems";

/** A configuration that holds values which no other has, or which cannot stand alone: changes to one that is right. */
export interface Base {
  readonly name: string;
  /** A base of test/support/fuzz/bases.ts. Default: dev as shipped. */
  readonly from?: string;
  readonly account?: Changes;
  readonly environment?: Changes;
}

/** Of a choice that needs one. */
export const REASON = "Prices follow the market";

import type { AccountInput } from "../../../config/schema/account";
import type { OwnNetworkInput } from "../platform";

/** Why things are handed over. */
export const REASON = "Another team looks after it from now on.";

/** What is known of things once they are deployed, to name them by. */
export type Known = (stack: string, address: string, attribute: string) => string;

export interface HandedOverInputs {
  readonly account: AccountInput;
  readonly input: OwnNetworkInput;
}

/** Something that is made here first, and is somebody else's afterwards. */
export interface HandedOverThing {
  readonly setting: string;
  /** Where the schema has it, as `patternsIn` calls it. */
  readonly pattern: string;
  /** Says `existing` in its place. */
  use(inputs: HandedOverInputs, known: Known): void;
}

export interface HandedOverGroup {
  readonly name: string;
  /** Whether it is deployed and handed over in the simulation. */
  readonly isDeployed: boolean;
  /** What goes by another name afterwards, made before the old one goes. */
  readonly anew?: readonly string[];
  /** Stacks that AWS destroys nothing of, as long as what is handed over stands in them. */
  readonly held?: readonly string[];
  /** Types that AWS takes away with what this project still destroys: parts of an attachment. */
  readonly along?: readonly string[];
  own(inputs: HandedOverInputs): void;
  readonly things: readonly HandedOverThing[];
}

import type { Salvaged } from "../lenient";
import type { ByHand, Snippet } from "../manual-steps/by-hand";
import type { Connecting, MetastoreDraft } from "./facets";
import type { EntryView } from "./view";

/** What is done by hand where an entry needs it. */
export interface KindStep<Parsed> extends ByHand {
  /** Whether the entry needs it. Default: every one does. */
  appliesTo?(entry: Salvaged<Parsed>, metastore: MetastoreDraft | undefined): boolean;
  /** What the instructions speak of, as the entry has it: what it is, and its value. Default: the entry alone is named. */
  values?(entry: Salvaged<Parsed>): readonly (readonly [what: string, value: string])[];
  /** Lines to copy for the entry, each headed by what they are. Default: none. */
  snippets?(entry: Salvaged<Parsed>, key: string, place: StepPlace): readonly Snippet[];
}

/** Where an entry with a step is. */
export interface StepPlace {
  /** Name of the company, which names begin with. */
  readonly company: string;
  readonly environment: EntryView["environment"];
  /** What its entries read through connections. */
  readonly connected: readonly Connecting[];
}

/** How grave a change is; the gravest first, in the order of the report. */
export const GRAVITIES = ["data", "identity", "protection", "outage", "unseen", "kept", "change"] as const;

/**
 * - `data`: something that holds data goes, or is made anew and empty
 * - `identity`: something goes that others know by its id, key or address, which does not come back
 * - `protection`: data stays, and what protects it, or keeps it long enough, goes
 * - `outage`: what uses it is interrupted
 * - `unseen`: something that exists is taken over, and what that changes is not known here
 * - `kept`: Terraform forgets it, takes it over, or knows it by another address; nothing happens in the cloud
 * - `change`: everything else
 */
export type Gravity = (typeof GRAVITIES)[number];

export interface Weight {
  readonly gravity: Gravity;
  /** What it means to whoever has to approve, after "because": `the objects in it are deleted`. */
  readonly why: string;
}

/** What Terraform cannot do, and somebody has to, in words. */
export interface ByHand {
  /** Names the step in `attestations`. */
  readonly id: string;
  /** What is done, one phrase without the full stop. */
  readonly title: string;
  /** How, a sentence each. */
  readonly instructions: readonly string[];
  /** Nothing is synthesized until it is attested. */
  readonly blocking: boolean;
}

/** Lines to copy, for a step: `<schema>` stands for what the configuration does not know. */
export interface Snippet {
  /** What they are for: `connections.orders of prod, PostgreSQL`. */
  readonly of: string;
  readonly language: "sql" | "sh";
  readonly text: string;
}

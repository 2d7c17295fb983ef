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

import type { Draft } from "../checks/check";

/** What Terraform cannot do, and somebody has to. */
export interface ManualStep {
  /** Names the step in `attestations`. */
  readonly id: string;
  /** What is done, one phrase without the full stop. */
  readonly title: string;
  /** How, a sentence each. */
  readonly instructions: readonly string[];
  /** Nothing is synthesized until it is attested. */
  readonly blocking: boolean;
  /** Whether the configuration needs it. */
  appliesTo(draft: StepView): boolean;
}

/** Entries of a family of kinds. */
type Entries = Readonly<Record<string, { readonly kind?: string | undefined }>>;

/** What the steps look at; a draft and a resolved platform both have it. */
export interface StepView {
  readonly account: {
    readonly data: Pick<Draft["account"]["data"], "groups" | "metastores" | "state" | "attestations">;
  };
  readonly environments: readonly {
    readonly data: Pick<
      Draft["environments"][number]["data"],
      "awsAccountId" | "region" | "state" | "network" | "workspaces" | "operations" | "foundation"
    > &
      Readonly<Partial<Record<"dataServices" | "sources" | "consumers", Entries>>>;
  }[];
}

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

/** What the steps look at; a draft and a resolved platform both have it. */
export interface StepView {
  readonly account: {
    readonly data: Pick<
      Draft["account"]["data"],
      "groups" | "servicePrincipals" | "metastores" | "state" | "attestations"
    > & {
      /** Its key, or, once it is resolved, an object with the key. */
      readonly deployer?: string | { readonly key: string } | undefined;
    };
  };
  readonly environments: readonly {
    readonly data: Pick<
      Draft["environments"][number]["data"],
      "awsAccountId" | "region" | "state" | "network" | "workspaces" | "operations" | "foundation" | "sources"
    >;
  }[];
}

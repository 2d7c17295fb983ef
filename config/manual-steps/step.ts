import type { Draft } from "../checks/check";
import type { Family } from "../kinds";
import type { ByHand, Snippet } from "./by-hand";

/** What Terraform cannot do, and which configurations need it. */
export interface ManualStep extends ByHand {
  /** Whether the configuration needs it. */
  appliesTo(draft: StepView): boolean;
  /** What the instructions speak of, as this configuration has it. Default: nothing. */
  values?(draft: StepView): readonly StepValue[];
  /** Lines to copy, as this configuration has them. Default: none. */
  snippets?(draft: StepView): readonly Snippet[];
}

/** What it is, and its value: `the bucket of the state`, `acme-state`. */
export type StepValue = readonly [what: string, value: string];

/** What the steps look at; a draft and a resolved platform both have it. */
export interface StepView {
  readonly account: {
    readonly data: Pick<
      Draft["account"]["data"],
      | "name"
      | "databricksAccountId"
      | "groups"
      | "servicePrincipals"
      | "metastores"
      | "state"
      | "bootstrap"
      | "codePipeline"
      | "costAllocation"
      | "delivery"
      | "attestations"
    > & {
      /** Its key, or, once it is resolved, an object with the key. */
      readonly deployer?: string | { readonly key: string } | undefined;
    };
  };
  readonly environments: readonly {
    readonly data: Pick<
      Draft["environments"][number]["data"],
      | "name"
      | "naming"
      | "awsAccountId"
      | "region"
      | "state"
      | "network"
      | "workspaces"
      | "domains"
      | "catalogs"
      | "operations"
      | "foundation"
      | "zones"
      | "externalLocations"
      | Family
    >;
  }[];
}

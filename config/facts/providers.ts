import { fact } from "./fact";

/** A provider whose version can be chosen. */
export interface ProviderFacts {
  /** The version that the bindings were made for, in use unless another is set. */
  readonly bindings: string;
  /** The first version that knows all that the bindings write. */
  readonly least: string;
  /** The first version that may no longer know it: a new major version takes arguments away. */
  readonly below: string;
}

/**
 * Versions of providers that understand what is emitted. Older ones than the bindings' may lack arguments, a later major
 * version may have dropped them; in between providers keep what they have.
 */
export const PROVIDERS = fact({
  value: {
    aws: { bindings: "6.25.0", least: "6.25.0", below: "7.0.0" },
    databricks: { bindings: "1.99.0", least: "1.99.0", below: "2.0.0" },
  },
  source:
    'package.json of the bindings; Terraform, "Versioning and changelog" of provider development; rehearsed up to aws 6.66.0 and databricks 1.132.0 with the maintained fork',
  asOf: "2026-11",
} as const satisfies Parameters<typeof fact<Readonly<Record<string, ProviderFacts>>>>[0]);

export type ChosenProvider = keyof (typeof PROVIDERS)["value"];

export const CHOSEN_PROVIDERS = Object.keys(PROVIDERS.value) as readonly ChosenProvider[];

import type { z } from "zod";
import { metastoreNameOf } from "../../derive/names";
import type { DeepReadonly } from "../../readonly";
import type { provider as schema } from "../../schema/connections/provider";
import type { Kind } from "../kind";

type Provider = z.output<typeof schema>;

/** A provider that has given a credential file. */
export type TokenProvider = DeepReadonly<Extract<Provider, { mode: "token" }>> & {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in Unity Catalog. */
  readonly name: string;
  /** Terraform's variable with the credential file. */
  readonly variable: string;
};
export type ProviderModel =
  | TokenProvider
  | (DeepReadonly<Extract<Provider, { mode: "existing" | "marketplace" }>> & { readonly key: string });

/** A company that shares data with this one. */
export const provider: Kind<Provider, ProviderModel> = {
  what: "a provider of shares",
  runs: [],
  lane: "source",
  resolve: (entry, key, names) =>
    entry.mode !== "token"
      ? { ...entry, key }
      : // A key has no underscore, so that no two become one.
        { ...entry, key, name: names.inMetastore(key), variable: `provider_${key.replaceAll("-", "_")}_profile` },
  inMetastore: (entry, key, environment) =>
    entry.mode === "token"
      ? [{ what: "provider", name: metastoreNameOf(environment, key), field: [], instead: "use another key" }]
      : [],
  exclusive: (entry) =>
    "name" in entry && entry.name !== undefined ? [{ what: `the provider ${entry.name}`, field: ["name"] }] : [],
  steps: [
    {
      id: "inbound-providers",
      title: "those who share over Databricks know this metastore",
      instructions: [
        "Give each provider that the environment's file calls existing the sharing identifier of the metastore: SELECT CURRENT_METASTORE() on any warehouse, or Delta Sharing, Shared with me in Catalog Explorer.",
        "Once it has made a recipient of it and granted the share, the provider is listed there: write its name as it stands there.",
      ],
      blocking: false,
      appliesTo: ({ mode }) => mode === "existing",
    },
    {
      id: "marketplace-listings",
      title: "listings of Databricks Marketplace are got",
      instructions: [
        "Whoever has USE MARKETPLACE ASSETS, USE PROVIDER and CREATE CATALOG on the metastore (metastore.grants) opens Marketplace in a workspace of it, searches each listing, reads its terms, and gets it; where the provider decides first, request access and wait for it.",
        "Under More options, give the catalog the name that the configuration gives it, <environment>_<key> of the entry of kind shared-catalog, and say adopted.connections.<key>.catalog with that name: Terraform takes the catalog over. A catalog of another name is deleted by hand, or stays without rules.",
        "Look under Delta Sharing, Shared with me for the names of provider and share, and write them as they stand there.",
        "Deploy the connections layer only then: until the listing is got there is no such share.",
      ],
      blocking: false,
      appliesTo: ({ mode }) => mode === "marketplace",
      values: (entry) =>
        entry.mode === "marketplace"
          ? (entry.listings ?? []).map((title) => ["listing", `${title}, of ${entry.name}`])
          : [],
    },
    {
      id: "provider-credential-files",
      title: "credential files of those who share without Databricks",
      instructions: [
        "Open the link of each provider once, keep the credential file in AWS Secrets Manager, and give its text to Terraform where it runs as the variable TF_VAR_provider_<key>_profile; in HCP Terraform, as a sensitive variable of the workspace.",
        "Before its token expires, ask for a new one, change the variable and apply the connections layer again.",
      ],
      blocking: false,
      appliesTo: ({ mode }) => mode === "token",
    },
  ],
};

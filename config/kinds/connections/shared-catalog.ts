import type { z } from "zod";
import { readCatalogGrants } from "../../derive/grant-list";
import type { DeepReadonly } from "../../readonly";
import type { sharedCatalog as schema } from "../../schema/connections/shared-catalog";
import type { Kind } from "../kind";
import { catalogInMetastore, placed, sameAsCatalog } from "../read-catalog";

type SharedCatalog = z.output<typeof schema>;

export type SharedCatalogModel = DeepReadonly<
  Omit<SharedCatalog, "name" | "workspaces"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in Unity Catalog. */
    name: string;
    /** Keys of the workspaces that may use it, beside the governance workspace. */
    boundWorkspaces: string[];
  }
>;

/** What somebody else shares, as a catalog. */
export const sharedCatalog: Kind<SharedCatalog, SharedCatalogModel> = {
  what: "a shared catalog",
  runs: [],
  lane: "query",
  resolve: (entry, key, names) => ({ ...entry, key, ...placed(entry, key, names) }),
  ownGrants: ({ owner, grants }, deployer) => ({
    given: readCatalogGrants<"shared_catalog">(deployer, owner, [], grants),
    configured: grants,
  }),
  inMetastore: catalogInMetastore,
  // A share becomes a catalog once; a second one of the same share shows the same data under other grants.
  exclusive: ({ provider, share }) =>
    provider === undefined || share === undefined
      ? []
      : [{ what: `the share ${share} of ${provider}`, field: ["share"] }],
  checks: sameAsCatalog,
};

import { metastoreNameOf } from "../../derive/names";
import type { Principal } from "../../derive/principal";
import { RESOURCE_LIMITS } from "../../facts/resource-limits";
import type { DeepReadonly } from "../../readonly";
import type { Privilege } from "../../schema/privileges";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import { shareProblems } from "./share-checks";
import { type Share, type SharedObject, sharedObjects } from "./shared-objects";

export type ShareModel = DeepReadonly<
  Omit<Share, "schemas" | "notebooks"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in the metastore. */
    name: string;
    /** What is shared by now, in the order of names. */
    objects: SharedObject[];
    /** Who owns it, and has to go on reading what is shared. */
    ownedBy: Principal;
    /** Schema → what its owner needs there, also for tables that are yet to come. */
    privileges: Record<string, Privilege<"schema">[]>;
  }
>;

/** Data that recipients outside the metastore read over Delta Sharing. */
export const share: Kind<Share, ShareModel> = {
  what: "a share",
  runs: [],
  resolve({ schemas, notebooks, ...consumer }, key, names) {
    return {
      ...consumer,
      key,
      name: names.inMetastore(key),
      objects: sharedObjects({ schemas, notebooks }, (folder) => names.projectFiles(folder)),
      ownedBy:
        consumer.owner === undefined
          ? { kind: "service-principal", key: names.deployer }
          : { kind: "group", name: consumer.owner },
      privileges: Object.fromEntries(Object.entries(schemas).map(([name, of]) => [name, privilegesOn(of)])),
    };
  },
  inMetastore: (_, key, environment) => [
    {
      what: "share",
      name: metastoreNameOf(environment, key),
      field: [],
      instead: "use another key",
      most: RESOURCE_LIMITS.value.shares,
    },
  ],
  grants: ({ catalog, ownedBy: principal, privileges }): readonly NeededGrant[] => [
    { principal, catalog, privileges: ["USE_CATALOG"] },
    ...Object.entries(privileges).map(([name, of]) => ({ principal, catalog, schema: name, privileges: of })),
  ],
  steps: [
    {
      id: "marketplace-offers",
      title: "shares are offered in Databricks Marketplace",
      instructions: [
        "Be a provider: for public listings the company joins Databricks' Data Provider Partner program; an account admin gives somebody the role Marketplace admin in the account console. The listing is made in a workspace of this metastore.",
        "After the serving layer has run, make the provider's profile in the Provider console of Marketplace, once, and the private exchange with the sharing identifiers of its members, where the audience is one.",
        "Make the listing with the title that the entry says, over its share, which is called <environment>_<key> in the metastore; write terms, description, and how often it is updated. Databricks makes a recipient of its own for everybody who gets it: leave those alone.",
        "Public listings are seen by everybody who has Databricks. Have somebody who answers for the data look at the share's tables first; for access by request, somebody looks into the Provider console on workdays.",
        "Take the listing down before the share is destroyed: whoever has got it loses the data without a word.",
      ],
      blocking: false,
      appliesTo: ({ listing }) => listing !== undefined,
      values: ({ listing }) =>
        listing === undefined ? [] : [["listing", `${listing.title}: ${listing.audience}, ${listing.access}`]],
    },
  ],
  checks: shareProblems,
};

/**
 * What the owner of a share keeps, or recipients lose what is shared. Source: Databricks, "Create and manage shares for
 * Delta Sharing": USE SCHEMA, SELECT on tables and views, READ VOLUME on volumes; EXECUTE on models and functions.
 */
function privilegesOn(of: Share["schemas"][string]): Privilege<"schema">[] {
  if (of.objects === "all") return ["EXECUTE", "READ_VOLUME", "SELECT", "USE_SCHEMA"];
  return [
    ...(Object.keys(of.models).length + Object.keys(of.functions).length > 0 ? (["EXECUTE"] as const) : []),
    ...(Object.keys(of.volumes).length > 0 ? (["READ_VOLUME"] as const) : []),
    ...(Object.keys(of.tables).length > 0 ? (["SELECT"] as const) : []),
    "USE_SCHEMA",
  ];
}

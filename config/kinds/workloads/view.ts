import { tableGrants } from "../../derive/grant-list";
import type { DeepReadonly } from "../../readonly";
import type { View } from "../../schema/workloads/view";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import { viewProblems } from "./view-checks";

export type ViewModel = DeepReadonly<
  View & {
    /** Key in the configuration. */
    key: string;
    /** Key of the service principal that Terraform runs as, which makes and owns it: it reads with its rights. */
    deployer: string;
  }
>;

/** A query that others read as a table, with rights of its own. */
export const view: Kind<View, ViewModel> = {
  what: "a view",
  lane: "query",
  runs: [],
  resolve: (workload, key, { deployer }) => ({ ...workload, key, deployer }),
  writes: ({ catalog, schema: of, view: name }) =>
    name === undefined ? [] : [{ what: "table", catalog, schema: of, name, field: "view" }],
  after: ({ views }) => Object.values(views),
  grants({ exists, catalog, schema: of, reads, deployer }): readonly NeededGrant[] {
    if (!exists) return [];
    const principal = { kind: "service-principal", key: deployer } as const;
    return [
      { principal, catalog, schema: of, privileges: ["CREATE_TABLE"] },
      ...Object.values(reads).flatMap((read): NeededGrant[] => [
        { principal, catalog: read.catalog, privileges: ["USE_CATALOG"] },
        { principal, catalog: read.catalog, schema: read.schema, privileges: ["SELECT", "USE_SCHEMA"] },
      ]),
    ];
  },
  tableGrants: ({ catalog, schema: of, deployer, grants }) => ({
    level: "view",
    catalog,
    schema: of,
    given: tableGrants<"view">(deployer, grants),
    configured: grants,
  }),
  checks: viewProblems,
};

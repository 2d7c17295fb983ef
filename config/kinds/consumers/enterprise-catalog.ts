import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { enterpriseCatalog as schema } from "../../schema/consumers/enterprise-catalog";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import { notReader } from "./system-readers";
import { signInProblems } from "./tool-sign-in";

type EnterpriseCatalog = z.output<typeof schema>;
type Draft = Salvaged<EnterpriseCatalog>;

export type EnterpriseCatalogModel = DeepReadonly<EnterpriseCatalog & { key: string }>;

/** A catalog of the whole company, which harvests what Unity Catalog knows. */
export const enterpriseCatalog: Kind<EnterpriseCatalog, EnterpriseCatalogModel> = {
  what: "a catalog of the company",
  runs: [],
  resolve: (tool, key) => ({ ...tool, key }),
  grants(tool) {
    const principal = { kind: "service-principal", key: tool.servicePrincipal } as const;
    const reads = new Set(tool.reads.map(({ catalog }) => catalog));
    return [
      ...tool.catalogs.map(
        (catalog): NeededGrant => ({
          principal,
          catalog,
          privileges: reads.has(catalog) ? ["BROWSE", "USE_CATALOG"] : ["BROWSE"],
        }),
      ),
      ...tool.reads.map(
        ({ catalog, schema }): NeededGrant => ({
          principal,
          catalog,
          schema,
          privileges: ["SELECT", "USE_SCHEMA"],
        }),
      ),
    ];
  },
  uses: (tool) =>
    tool.warehouse === undefined
      ? []
      : [{ family: "consumers", key: tool.warehouse, servicePrincipal: tool.servicePrincipal }],
  steps: [
    {
      id: "enterprise-catalog-secrets",
      title: "catalogs of the company have the OAuth secrets of their service principals",
      instructions: [
        "In the account console, under User management, Service principals, open the tool's service principal, and generate an OAuth secret there, for at most as long as your rules allow; Databricks takes two years at most.",
        "Put it into the tool's connector at once, with what the output enterprise_catalog_sheets of the serving layer says; write it down nowhere else. Terraform does not make it, because it would stand in its state.",
        "Let the connector harvest the catalogs of the sheet alone. Where it asks for more than BROWSE to do so, say that under reads, for the schemas that it profiles.",
        "Before the secret ends, generate a second one, put that into the tool, and delete the first.",
      ],
      blocking: false,
    },
  ],
  checks: (tool, view) => [
    ...signInProblems(tool, view),
    ...notHarvested(tool, view),
    ...withoutWarehouse(tool, view),
    ...notReaders(tool, view),
  ],
};

/** What it reads is of a catalog that it harvests. */
const notHarvested = ({ catalogs, reads }: Draft, view: EntryView): Problem[] =>
  (reads ?? []).flatMap(({ catalog } = {}, index) =>
    catalogs === undefined || catalog === undefined || catalogs.includes(catalog)
      ? []
      : [
          view.problem(
            ["reads", index, "catalog"],
            `${catalog} is not among the catalogs that it harvests`,
            "add it to catalogs",
          ),
        ],
  );

/** Rows come over a warehouse alone. */
const withoutWarehouse = ({ reads, systemSchemas, warehouse }: Draft, view: EntryView): Problem[] =>
  warehouse !== undefined || view.isWritten(["warehouse"])
    ? []
    : Object.entries({ reads, systemSchemas }).flatMap(([field, named]) =>
        (named ?? []).length === 0
          ? []
          : [
              view.problem(
                [field],
                "is read in SQL, and there is no warehouse for that",
                `name a warehouse, or remove ${field}`,
              ),
            ],
      );

/** It may read the system schemas that it reads. */
const notReaders = ({ servicePrincipal, systemSchemas }: Draft, view: EntryView): Problem[] =>
  servicePrincipal === undefined
    ? []
    : (systemSchemas ?? []).flatMap((schema, index) =>
        schema === undefined ? [] : notReader({ field: ["systemSchemas", index], schema, servicePrincipal }, view),
      );

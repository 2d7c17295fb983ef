import { z } from "zod";
import { domainBudget } from "./budgets";
import { distinct } from "./common";
import { ref } from "./ref";
import { tags, tagValue } from "./text/tags";

/** A data product: which entries of the environment belong together, and whose they are. `defineDomain` writes it. */
export const domainSchema = z.strictObject({
  /** Cost centre that pays for it: the tag `CostCenter` of what it has, over the environment's. Default: the environment's. */
  costCentre: tagValue.optional(),
  /** Further tags of what it has, over the environment's. Default none. */
  tags: tags.default({}),
  /** What it may cost a month. With one, what it has gets the tag `Domain`. Default: nobody is told. */
  budget: domainBudget.optional(),
  /** Budget policy (key of the environment's `operations.budgetPolicies`) of its serverless usage. Default: the environment's `operations.defaultBudgetPolicy`. */
  budgetPolicy: ref("budgetPolicy").optional(),
  /** Its zones (keys of `zones`). Default none. */
  zones: distinct(z.array(ref("zone"))).default([]),
  /** Its external locations (keys of `externalLocations`). Default none. */
  externalLocations: distinct(z.array(ref("externalLocation"))).default([]),
  /** Its catalogs (keys of `catalogs`). Default none. */
  catalogs: distinct(z.array(ref("catalog"))).default([]),
  /** Its data services (keys of `dataServices`). Default none. */
  dataServices: distinct(z.array(ref("dataService"))).default([]),
  /** Its connections (keys of `connections`). Default none. */
  connections: distinct(z.array(ref("connection"))).default([]),
  /** Its sources (keys of `sources`). Default none. */
  sources: distinct(z.array(ref("source"))).default([]),
  /** Its consumers (keys of `consumers`). Default none. */
  consumers: distinct(z.array(ref("consumer"))).default([]),
  /** Its workloads (keys of `workloads`). Default none. */
  workloads: distinct(z.array(ref("workload"))).default([]),
});

export type ParsedDomain = z.output<typeof domainSchema>;

/** Records of an environment that a domain has entries in. */
export const DOMAIN_RECORDS = [
  "zones",
  "externalLocations",
  "catalogs",
  "dataServices",
  "connections",
  "sources",
  "consumers",
  "workloads",
] as const satisfies readonly (keyof ParsedDomain)[];

export type DomainRecord = (typeof DOMAIN_RECORDS)[number];

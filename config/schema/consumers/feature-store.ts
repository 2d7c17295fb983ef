import { z } from "zod";
import { LAKEBASE } from "../../facts/lakebase";
import { WORKLOAD_SIZES } from "../../facts/model-serving";
import { billedUnder } from "../budget-policies";
import { distinct, slug, ucName, wrong } from "../common";
import { namedSchema } from "../named-schema";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { budgetPolicyId } from "../text/models";
import { tags } from "../text/tags";
import { scaling } from "./served-models";

/** What answers with features of a thing: its latest figures, by its key. */
const featureEndpoint = z.strictObject({
  /** Catalog (key of `catalogs`) that the specification is in. */
  catalog: ref("catalog"),
  /** Schema of the catalog. */
  schema: ref("schema", { reads: true }),
  /** Name of the specification of features (FeatureSpec), which a program makes there. */
  spec: ucName,
  /** Whether the specification is there by now: false leaves the endpoint out, so that the rest can be deployed; Databricks refuses an endpoint without it. */
  exists: z.boolean(),
  /** A name of yours → the schema of feature tables that the specification looks things up in: whom Terraform runs as is granted `SELECT`, as who makes an endpoint reads for it. One at least. */
  reads: z
    .record(slug, namedSchema())
    .refine((reads) => Object.keys(reads).length > 0, wrong("names no schema", "name those of the feature tables")),
  /** Questions at once: `Small` up to 4, `Medium` 8 to 16, `Large` 16 to 64. Default `Small`. */
  size: z.enum(WORKLOAD_SIZES.value).default("Small"),
  /** Whether instances stay when nobody asks. Default `to-zero`. */
  scaling: scaling.default({ mode: "to-zero" }),
  /** Account group → what it may do with the endpoint, beside `owner`. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_VIEW", "CAN_QUERY", "CAN_MANAGE"]).default({}),
  /** Service principals (keys of the account's `servicePrincipals`) that ask, at most 50. Default none. */
  callers: distinct(z.array(ref("servicePrincipal", { signsIn: true })).max(50)).default([]),
});

/** An online store of features, and what answers out of it. */
export const featureStore = z.strictObject({
  /** An online store, which feature tables are published into, and endpoints that answer with features. */
  kind: z.literal("feature-store"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** Account group that answers for it: manages its endpoints, and is named in their tag `Owner`. */
  owner: ref("group", { owns: true }),
  /** Size of each node, in capacity units. */
  capacity: z.enum(LAKEBASE.value.capacities),
  /** Further nodes that answer too, 0 to 2. Default 0. */
  readReplicas: z
    .int()
    .min(0)
    .max(LAKEBASE.value.mostNodes - 1)
    .default(0),
  /** Name → endpoint that answers with features. They need their specification first, and are made by the activation layer. Default none. */
  endpoints: z.record(slug, featureEndpoint).default({}),
  ...billedUnder,
  /** Id of a budget policy of the account that this project does not make, in place of `budgetPolicy`. Usage of the endpoints is billed under it, not that of the store, which takes none; neither is changed on an endpoint that is there. Default: by their tags alone. */
  budgetPolicyId: budgetPolicyId.optional(),
  /** Further tags of the endpoints, for cost reports; the store itself takes none. Default none. */
  tags: tags.default({}),
  /** The store is billed by the hour, around the clock, whether anybody asks or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the store is billed by the hour, around the clock"),
  }),
});

import { z } from "zod";
import { billedUnder } from "../budget-policies";
import { distinct, ucName, wrong } from "../common";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { budgetPolicyId } from "../text/models";
import { vectorIndex } from "./vector-index";

/** Indexes of vectors that programs search: what is like this text? */
export const vectorSearch = z.strictObject({
  /** An endpoint of vector search with its indexes, for answers out of one's own documents. */
  kind: z.literal("vector-search"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** Account group that answers for it, and manages it. */
  owner: ref("group", { owns: true }),
  /** `STANDARD` answers fast, `STORAGE_OPTIMIZED` holds more for the same money and answers slower. Another one makes all indexes anew. Default `STANDARD`. */
  type: z.enum(["STANDARD", "STORAGE_OPTIMIZED"]).default("STANDARD"),
  ...billedUnder,
  /** Id of a budget policy of the account that this project does not make, in place of `budgetPolicy`. One of them is needed: the endpoint takes no tags, so cost reports know it by those of the policy alone. Default: `budgetPolicy`. */
  budgetPolicyId: budgetPolicyId.optional(),
  /** Index's name in its schema → what it holds. They need their data first, and are made by the activation layer. Default none. */
  indexes: z.record(ucName, vectorIndex).default({}),
  /** Account group → what it may do with the endpoint, beside `owner`; `CAN_USE` makes indexes on it. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_USE", "CAN_MANAGE"]).default({}),
  /** Service principals (keys of the account's `servicePrincipals`) whose programs search the indexes, at most 50. Default none. */
  callers: distinct(z.array(ref("servicePrincipal", { signsIn: true })).max(50)).default([]),
  /** An endpoint with an index is billed by the hour, around the clock, whether anybody asks or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the endpoint is billed by the hour, around the clock"),
  }),
});

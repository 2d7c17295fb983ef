import { z } from "zod";
import { customerManagedSchema } from "./network/customer-managed";
import { existingNetworkSchema } from "./network/existing";

/**
 * Where classic compute runs: a VPC that is made here (`customer-managed`, the default), one that is there
 * already (`existing`), one that Databricks makes per workspace (`databricks-managed`), or nowhere, because there
 * is only serverless compute (`serverless-only`). A workspace keeps its topology for good.
 */
export const networkSchema = z.discriminatedUnion("mode", [
  customerManagedSchema,
  existingNetworkSchema,
  z.strictObject({
    /** Databricks makes a VPC for each workspace, in the environment's account; nothing of it can be set here. */
    mode: z.literal("databricks-managed"),
  }),
  z.strictObject({
    /** There is no VPC and no classic compute. */
    mode: z.literal("serverless-only"),
  }),
]);

export type ParsedNetwork = z.output<typeof networkSchema>;
export type { ParsedCustomerManagedNetwork } from "./network/customer-managed";
export type { ParsedExistingNetwork } from "./network/existing";

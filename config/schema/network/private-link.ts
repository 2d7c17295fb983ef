import { z } from "zod";
import { accessSchema, frontendSchema } from "./frontend";

/** AWS PrivateLink to the Databricks control plane. */
export const privateLinkSchema = z.strictObject({
  /** Back end: cluster to control plane, REST API and relay. Needs the Enterprise tier. Default false. */
  backend: z.boolean().default(false),
  /** Front end: users to workspaces. Needs the Enterprise tier. Default: over the internet. */
  frontend: frontendSchema.optional(),
  /**
   * Endpoint for Lakebase and other heavy traffic into Databricks, where the region has it. `registered` first;
   * `on`, which gives it the service's DNS name, only works once it is registered. Default `off`.
   */
  serviceDirect: z.enum(["off", "registered", "on"]).default("off"),
  /** Who may reach the workspaces. Default: everybody, privately and over the internet. */
  access: accessSchema.prefault({}),
});

import { z } from "zod";
import { reason } from "./text/prose";

/** How hard it is to lose data. Each that has it has a schema of its own: tables of fields tell of it in both places. */
export const protection = () =>
  z.discriminatedUnion("mode", [
    z.strictObject({
      /** `prevent_destroy` on what holds data or cannot come back; nothing is emptied by Terraform. */
      mode: z.literal("protected"),
    }),
    z.strictObject({
      /** Everything can be destroyed, buckets and catalogs with their content. */
      mode: z.literal("disposable"),
      /** Why that is acceptable here, for reviewers. */
      reason,
    }),
  ]);

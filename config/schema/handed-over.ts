import { z } from "zod";
import { reason } from "./text/prose";
import { owningSetting } from "./text/terraform";

/**
 * What was made here and belongs to somebody else from now on, by the setting that says `existing` now: `groups.analysts`,
 * `dataServices.orders`, `network`. Each file has a schema of its own: tables of fields tell of it in both places.
 */
export const handedOver = () =>
  z.record(
    owningSetting,
    z.strictObject({
      /** Who looks after it from now on, and why, for reviewers. */
      reason,
    }),
  );

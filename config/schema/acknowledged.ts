import { z } from "zod";
import { reason } from "./text/prose";
import { settingPath } from "./text/terraform";

/**
 * Changes that lose or endanger something and are meant, by the setting that they are at: `catalogs.sales`, `network.nat`.
 * Each file has a schema of its own: tables of fields tell of it in both places.
 */
export const acknowledged = () =>
  z.record(
    settingPath,
    z.strictObject({
      /** Why the change is acceptable, and what was done before it, for reviewers. */
      reason,
    }),
  );

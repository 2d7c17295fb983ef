import { z } from "zod";
import { distinct } from "./common";
import { ref } from "./ref";

/** Who is told by an alert, and how often. */
export const told = {
  /** Notification destinations (keys of `notificationDestinations`) of the workspace that are told, 1 to 10. */
  destinations: distinct(z.array(ref("notificationDestination")).min(1).max(10)),
  /** Minutes after which it is told again while nothing has changed, 5 to 43200. Default: told once. */
  repeatMinutes: z.int().min(5).max(43_200).optional(),
  /** Tells too when all is well again. Default true. */
  tellWhenOver: z.boolean().default(true),
};

import { z } from "zod";

/** How Unity Catalog hears of new files in a place of S3. */
export const fileEvents = z.enum(["off", "managed"]);

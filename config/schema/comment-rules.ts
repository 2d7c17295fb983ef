import { z } from "zod";

/** What a company asks of the comments of what is in Unity Catalog, by which people find data and know whom to ask. */
export const commentRules = z.strictObject({
  /** Fewest characters of a comment, 10 to 200. Default 20. */
  leastCharacters: z.int().min(10).max(200).default(20),
});

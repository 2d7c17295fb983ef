import { z } from "zod";
import { connection } from "./connection";
import { foreignCatalog } from "./foreign-catalog";
import { provider } from "./provider";
import { sharedCatalog } from "./shared-catalog";

/** What leads out of Unity Catalog, told apart by `kind`. One file and one line here per kind. */
export const connectionSchema = z.discriminatedUnion("kind", [connection, foreignCatalog, provider, sharedCatalog]);

export type ParsedConnection = z.output<typeof connectionSchema>;

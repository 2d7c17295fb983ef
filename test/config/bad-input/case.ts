import type { Files } from "../problems";

/** A mistake, the settings that make it, and everything that is said about it, a line per problem. */
export type BadInput = readonly [mistake: string, files: Files, says: string | readonly string[]];

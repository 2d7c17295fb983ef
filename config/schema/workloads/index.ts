import { z } from "zod";
import { pipeline } from "./pipeline";

/** Programs of one's own, told apart by `kind`. One file and one line here per kind. */
export const workloadSchema = z.discriminatedUnion("kind", [pipeline]);

export type ParsedWorkload = z.output<typeof workloadSchema>;

import type { z } from "zod";

/** A schema whose field may be left out where it is written, and is there when it is checked. */
export type Fillable<T extends z.ZodType> = T & { readonly _zod: { readonly optin: "optional" } };

/**
 * A required field that the account can fill in (`config/company/`): whoever writes an environment may leave it out,
 * and the check refuses it where nobody says it. Types alone: the schema stays as it is.
 */
export const fillable = <T extends z.ZodType>(schema: T): Fillable<T> => schema as Fillable<T>;

import { z } from "zod";
import type { CompanyDefault } from "./defaults";

/** What a field takes from the account where nobody writes it. */
export interface CompanyMark {
  readonly takes: CompanyDefault;
  /** A map that gets entries beside its own, by key. Default false: the value is taken as a whole. */
  readonly byKey?: boolean;
}

const MARKS = z.registry<CompanyMark>();

/**
 * A field that has a default in the account's file: `takes("retention.logDays", logRetentionDays.default(90))`. The mark is all
 * that there is to say: `config/company/` finds it wherever it is, in whatever kind.
 */
export function takes<T extends z.ZodType>(
  what: CompanyDefault,
  schema: T,
  options: Omit<CompanyMark, "takes"> = {},
): T {
  MARKS.add(schema, { takes: what, ...options });
  return schema;
}

/** The mark of a schema, if it has one. */
export const companyMarkOf = (schema: z.core.$ZodType): CompanyMark | undefined => MARKS.get(schema as z.ZodType);

import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

const count = z.int().min(0);

/** What is expected of one table in one update. Only what is said is compared. */
const EXPECTED_TABLE = z.strictObject({
  /** Rows that come to it. */
  read: count.optional(),
  /** Rows that are written. */
  written: count.optional(),
  /** Rows that expectations drop. */
  dropped: count.optional(),
  /** Written rows with something in `_rescued_data`. */
  rescued: count.optional(),
  /** Rows that it has afterwards. */
  rows: count.optional(),
  /** Expectation → rows that do not meet it. */
  expectations: z.record(z.string(), count).optional(),
  /** Column → its type, as SQL writes it. */
  columns: z.record(z.string(), z.string()).optional(),
  /** What becomes of the columns: `+ coupon string`. */
  changes: z.array(z.string()).optional(),
  /** All of its rows, in any order, by some of their columns. */
  content: z.array(z.record(z.string(), z.unknown())).optional(),
});

const EXPECTED = z.strictObject({
  updates: z.array(
    z.strictObject({
      /** Tables by schema and name, `silver.orders`, so that it holds for every environment. */
      tables: z.record(z.string(), EXPECTED_TABLE).default({}),
      /** Part of the error that ends the update. */
      error: z.string().optional(),
    }),
  ),
});

export type ExpectedTable = z.infer<typeof EXPECTED_TABLE>;
export type Expected = z.infer<typeof EXPECTED>;
export type ExpectedInput = z.input<typeof EXPECTED>;

/**
 * What is expected of a pipeline.
 * @param shown how the file is called in a message
 * @returns undefined where there is no such file; a text is what is wrong with it
 */
export function expectedIn(file: string, shown: string): Expected | string | undefined {
  if (!existsSync(file)) return undefined;
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return `${shown}: it is not JSON (${error instanceof Error ? error.message : error}). Fix: write it anew.`;
  }
  const { data, error } = EXPECTED.safeParse(given);
  if (data !== undefined) return data;
  const problems = error.issues.map(({ path, message }) => `${shown}: ${path.join(".") || "it"}: ${message}`);
  return `${problems.join("\n")}\nFix: see docs/rehearse.md, "Expected counts".`;
}

/** Of a case that is written in TypeScript. */
export const expectedFrom = (input: ExpectedInput): Expected => EXPECTED.parse(input);

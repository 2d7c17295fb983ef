import type { Origins } from "./origins";
import type { Problem } from "./problem";

/** What one file declares, before anything is checked. */
export interface SourceFile {
  /** For messages: `config/environments/dev.ts`. */
  readonly file: string;
  readonly input: unknown;
  /** Which files say what, where more than one does. */
  readonly origins?: Origins;
  /** What is wrong with how it is put together, beside what it says. Default nothing. */
  readonly faults?: readonly Problem[];
  /** Why nothing could be read from the file, if that is so. */
  readonly problem?: Problem;
}

import type { Problem } from "../problem";
import type { SourceFile } from "../resolve";
import type { Check } from "./check";

/** Looks at a file as it was written, before it is parsed. */
export type RawCheck = (file: SourceFile) => readonly Problem[];

export const rawChecks: readonly RawCheck[] = [];

/** Every check across fields and files; one file each. */
export const checks: readonly Check[] = [];

import { fact } from "./fact";

/** Bytes of a file or notebook that is imported into a workspace. */
export const IMPORTED_FILE = fact({
  value: 10 * 1024 * 1024,
  source: "Databricks, Workspace API, import (MAX_NOTEBOOK_SIZE_EXCEEDED)",
  asOf: "2026-08",
});

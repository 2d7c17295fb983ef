import { fact } from "./fact";

/** Package that checks run with; its interface is that of version 1. */
export const GREAT_EXPECTATIONS = fact({
  value: "great_expectations==1.24.1",
  source: "PyPI; tried with PySpark 4.0 and Python 3.11, and takes Python 3.10 to 3.14",
  asOf: "2026-11",
});

import { fact } from "./fact";

/** End of a notebook's file → where its language runs, beside clusters that are dedicated, where all do. */
export const NOTEBOOK_LANGUAGES = fact({
  value: {
    py: { language: "Python", serverless: true, standard: true },
    sql: { language: "SQL", serverless: true, standard: true },
    scala: { language: "Scala", serverless: false, standard: true },
    r: { language: "R", serverless: false, standard: false },
  } as const,
  source:
    'Databricks, "Standard compute requirements and limitations": Python, SQL, and Scala from runtime 13.3, no R; "Serverless compute limitations": notebooks of Python and SQL, Scala in JARs alone, no R',
  asOf: "2026-11",
});

import { fact } from "./fact";

/** Versions of Glue that new jobs are made with. Earlier ones than 4.0 are out of support, and 4.0 has Spark 3.3. */
export const GLUE_VERSIONS = fact({
  value: ["5.0", "5.1"] as const,
  source: 'AWS Glue user guide, "AWS Glue versions" and "AWS Glue version support policy"',
  asOf: "2026-11",
});

/** Workers, and whether they take flexible execution. */
export const GLUE_WORKERS = fact({
  value: {
    "G.1X": { flexible: true },
    "G.2X": { flexible: true },
    "G.4X": { flexible: false },
    "G.8X": { flexible: false },
    "R.1X": { flexible: false },
    "R.2X": { flexible: false },
    "R.4X": { flexible: false },
    "R.8X": { flexible: false },
  },
  source: "AWS Glue API reference, CreateJob: WorkerType and ExecutionClass",
  asOf: "2026-11",
});

/** Arguments of a job that fields of the configuration, or Glue itself, decide; without their two hyphens. */
export const GLUE_ARGUMENTS = fact({
  value: [
    "JOB_NAME",
    "TempDir",
    "class",
    "conf",
    "custom-logGroup-prefix",
    "datalake-formats",
    "debug",
    "enable-auto-scaling",
    "enable-glue-datacatalog",
    "enable-metrics",
    "enable-observability-metrics",
    "encryption-type",
    "extra-files",
    "extra-py-files",
    "job-bookmark-option",
    "job-language",
    "mode",
    "output_path",
    "scriptLocation",
  ] as readonly string[],
  source: 'AWS Glue user guide, "Using job parameters in AWS Glue jobs"',
  asOf: "2026-11",
});

/** Folder of the bucket, and of the program, that DAGs are in. */
export const DAGS = "dags";
/** File beside the DAGs with the ids of the jobs, by key. */
export const JOBS_FILE = `${DAGS}/lakehouse_jobs.json`;

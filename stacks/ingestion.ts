/** What the ingestion layer offers to later layers of its workspace. */
export interface IngestionOutputs {
  /** Source key → pipeline id. */
  readonly pipeline_ids: Readonly<Record<string, string>>;
  /** Source key → job id. */
  readonly job_ids: Readonly<Record<string, string>>;
}

/** What every source says of its pipeline. */
export const loader = {
  workspace: "main",
  catalog: "sales",
  notify: ["data-platform@acme.example"],
  runAs: "ingestion",
};

export const hourly = { quartzCron: "0 0 * * * ?" };

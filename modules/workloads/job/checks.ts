import { GREAT_EXPECTATIONS } from "../../../config/facts/great-expectations";
import type { JobModel } from "../../../config/kinds/workloads/job";
import { checksIn, SUITE_ENVIRONMENT } from "../../../config/kinds/workloads/job-suites";

type Task = JobModel["tasks"][string];
type Checks = Extract<Task, { type: "great-expectations" }>;

/** Where suites and tables are; may be references. */
interface CheckPlaces {
  /** Full path of a file of the program in the workspace. */
  pathOf(file: string): string;
  catalogName(key: string): string;
}

/** Command line of `assets/jobs/check_expectations.py`. */
export function checkParameters({ suites, results, onFailure }: Checks, places: CheckPlaces): string[] {
  const nameOf = (of: { readonly catalog: string; readonly schema: string; readonly table: string }) =>
    `${places.catalogName(of.catalog)}.${of.schema}.${of.table}`;
  return [
    "--suites",
    JSON.stringify(suites.map((one) => ({ file: places.pathOf(one.file), table: nameOf(one) }))),
    "--results",
    nameOf(results),
    "--on-failure",
    onFailure,
    "--run-id",
    "{{job.run_id}}",
  ];
}

/** Whether a job has such tasks, and so runs the shipped program. */
export const hasChecks = ({ tasks }: Pick<JobModel, "tasks">): boolean => checksIn<Task>(tasks).length > 0;

/** Environments of a job with the one that such tasks run in. */
export const withSuiteEnvironment = (job: JobModel): JobModel["environments"] =>
  hasChecks(job)
    ? {
        ...job.environments,
        [SUITE_ENVIRONMENT]: { version: "4", dependencies: [GREAT_EXPECTATIONS.value], wheels: [] },
      }
    : job.environments;

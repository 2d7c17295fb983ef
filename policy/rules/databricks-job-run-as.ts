import { type Arguments, blocks, resourcesOf, texts } from "../../emitted/resources";
import type { Rule, Violation } from "../rule";

export const databricksJobRunAs: Rule = {
  id: "databricks-job-run-as",
  description:
    "Every job runs as a service principal, tells somebody when it fails, and says how often its tasks are retried. As a person's job it stops when the person leaves; without a message nobody notices.",
  check: ({ json }) =>
    resourcesOf(json, "databricks_job").flatMap(({ address, args }) => {
      const found: Violation[] = [];
      if (!blocks(args.run_as).some((runAs) => Boolean(runAs.service_principal_name))) {
        found.push({
          address,
          message: "the job does not run as a service principal",
          fix: "set run_as.service_principal_name",
        });
      }
      if (!tellsOfFailure(args)) {
        found.push({
          address,
          message: "nobody is told when the job fails",
          fix: "set on_failure of email_notifications or webhook_notifications",
        });
      }
      const silent = retryable(args).filter((task) => typeof task.max_retries !== "number");
      if (silent.length > 0) {
        found.push({
          address,
          message: `tasks without a number of retries: ${silent.map((task) => String(task.task_key)).join(", ")}`,
          fix: "set max_retries on every task, to 0 where a second run would do harm",
        });
      }
      return found;
    }),
};

function tellsOfFailure(job: Arguments): boolean {
  const mails = blocks(job.email_notifications).flatMap(({ on_failure }) => texts(on_failure));
  const hooks = blocks(job.webhook_notifications).flatMap(({ on_failure }) => blocks(on_failure));
  return mails.length + hooks.length > 0;
}

/** Tasks that can be retried: not those that only decide or loop, and none of a job that always runs anew. */
function retryable(job: Arguments): Arguments[] {
  if (blocks(job.continuous).length > 0) return [];
  return blocks(job.task).flatMap((task) => {
    const [loop] = blocks(task.for_each_task);
    if (loop !== undefined) return blocks(loop.task);
    return blocks(task.condition_task).length > 0 ? [] : [task];
  });
}

import type { CloudwatchEventTargetInputTransformer } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";

/**
 * What is sent to Databricks for an event: the job, the event's id, by which a run starts once however often the event
 * comes, and parameters. Source: Databricks, Jobs API, run-now; EventBridge user guide, "Input transformation".
 * @param jobId a number; a reference, so that it stands outside of quotes
 */
export function requestOf({ parameters }: EventTriggerModel, jobId: string): CloudwatchEventTargetInputTransformer {
  const paths: Record<string, string> = { id: "$.id" };
  const values = Object.entries(parameters).map(([name, parameter], index): [string, string] => {
    if (parameter.mode === "value") return [name, parameter.value];
    paths[`p${index}`] = `$.detail.${parameter.field}`;
    return [name, `<p${index}>`];
  });
  const rest = JSON.stringify({
    idempotency_token: "<id>",
    ...(values.length > 0 && { job_parameters: Object.fromEntries(values) }),
  });
  return { inputPaths: paths, inputTemplate: `{"job_id":${jobId},${rest.slice(1)}` };
}

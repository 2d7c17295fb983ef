import type { Construct } from "constructs";
import type { AirflowEnvironment } from "../../../config/kinds/workloads/airflow";
import { alarmsOf } from "../../events/alarms";
import type { Watched } from "../../operations/lasting-alarm";

/** Source of the metrics: Amazon MWAA user guide, "Apache Airflow environment metrics in CloudWatch". */
const WATCHED: Readonly<Record<string, Watched>> = {
  "no-heartbeat": {
    metric: "SchedulerHeartbeat",
    statistic: "Sum",
    is: "LessThanThreshold",
    threshold: 1,
    silence: "breaching",
    dimensions: { Function: "Scheduler" },
    means: "no scheduler is alive, so that nothing starts",
  },
  "failed-tasks": {
    metric: "TaskInstanceFailures",
    statistic: "Sum",
    threshold: 0,
    periods: 1,
    dimensions: { DAG: "All", Task: "All" },
    means: "a task has failed; its log says why",
  },
  "broken-dags": {
    metric: "ImportErrors",
    statistic: "Maximum",
    threshold: 0,
    dimensions: { Function: "DAG Processing" },
    means: "a DAG cannot be read; the log of its processing says why",
  },
  "waiting-tasks": {
    metric: "QueuedTasks",
    statistic: "Minimum",
    threshold: 0,
    periods: 6,
    dimensions: { Function: "Executor" },
    means: "tasks wait for workers all the time; let it have more of them",
  },
};

/** Alarms when nothing is scheduled, a task fails, a DAG is broken, or workers are too few. */
export const airflowAlarms = (scope: Construct, { name }: Pick<AirflowEnvironment, "name">, topicArn: string): void =>
  alarmsOf(
    scope,
    {
      name,
      about: `Airflow environment ${name}`,
      namespace: "AmazonMWAA",
      dimensions: { Environment: name },
      topicArn,
    },
    WATCHED,
  );

import { Job } from "@cdktf/provider-databricks/lib/job";
import { Construct } from "constructs";
import type { DeploymentModel } from "../../../config/kinds/consumers/app-deployment";
import { objectPermissions } from "../../identity/object-permissions";
import type { PipelineProgram } from "../../ingestion/pipeline-program";
import type { RunAs } from "../../ingestion/run-as";
import type { ProgramFolder } from "../../workloads/program-folder";

export interface DeploymentJobProps {
  readonly deployment: DeploymentModel;
  /** Name in the workspace. */
  readonly name: string;
  /** A reference, so that the app is there. */
  readonly appName: string;
  /** `/Workspace/…`, where the program of the app is. */
  readonly source: string;
  /** The program, where Terraform puts it there. */
  readonly files: ProgramFolder | undefined;
  /** The shipped program that deploys. */
  readonly deployer: PipelineProgram;
  /** Budget policy of the app, for the usage of the job too. */
  readonly budgetPolicyId: string | undefined;
  readonly runAs: RunAs;
  /** Group that may start the job. */
  readonly owner: string;
  readonly deployerApplicationId: string;
  readonly tags: Readonly<Record<string, string>>;
}

const COMPUTE = "deployment";
/** What whoever starts the job may say otherwise; what it does by itself costs nothing. */
const PARAMETERS = ["always", "start"] as const;

/** A job that deploys the program of an app, one run at a time. */
export class DeploymentJob extends Construct {
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: DeploymentJobProps) {
    super(scope, id);
    const { deployment, deployer, files, tags } = props;
    const { schedule, timeoutMinutes } = deployment;
    const job = new Job(this, "Resource", {
      name: props.name,
      task: [
        {
          taskKey: "deploy",
          sparkPythonTask: {
            pythonFile: deployer.path,
            source: "WORKSPACE",
            parameters: [
              ...["--app", props.appName, "--source", props.source],
              ...PARAMETERS.flatMap((name) => [`--${name}`, `{{job.parameters.${name}}}`]),
              // Whoever starts a run wants to know; at set times, an app that people have stopped is no fault.
              ...["--stopped", schedule === undefined ? "fail" : "skip"],
              // The program says what took long before the job is given up.
              ...["--minutes", String(timeoutMinutes - 2)],
            ],
          },
          environmentKey: COMPUTE,
          maxRetries: 0,
        },
      ],
      parameter: PARAMETERS.map((name) => ({ name, default: "false" })),
      environment: [{ environmentKey: COMPUTE, spec: { environmentVersion: "4" } }],
      // Whoever starts it waits for it.
      performanceTarget: schedule === undefined ? "PERFORMANCE_OPTIMIZED" : "STANDARD",
      ...(props.budgetPolicyId !== undefined && { budgetPolicyId: props.budgetPolicyId }),
      ...(schedule !== undefined && {
        schedule: {
          quartzCronExpression: schedule.quartzCron,
          timezoneId: schedule.timezone,
          pauseStatus: schedule.paused ? "PAUSED" : "UNPAUSED",
        },
      }),
      timeoutSeconds: timeoutMinutes * 60,
      maxConcurrentRuns: 1,
      queue: { enabled: true },
      runAs: { servicePrincipalName: props.runAs.applicationId },
      emailNotifications: { onFailure: [...deployment.notify] },
      notificationSettings: { noAlertForCanceledRuns: true, noAlertForSkippedRuns: true },
      tags: { ...tags },
      dependsOn: [...deployer.dependables, ...(files?.dependables ?? [])],
    });
    objectPermissions(this, "permissions", ["jobId", job.id], props.deployerApplicationId, [
      { groupName: props.owner, permissionLevel: "CAN_MANAGE_RUN" },
    ]);
    this.jobId = job.id;
  }
}

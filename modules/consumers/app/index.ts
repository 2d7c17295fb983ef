import type { Construct } from "constructs";
import { nameOf } from "../../../config/derive/names";
import type { AppModel } from "../../../config/kinds/consumers/app";
import type { DeploymentModel } from "../../../config/kinds/consumers/app-deployment";
import { configured } from "../../configured";
import { runAsOf } from "../../ingestion/run-as";
import { shippedProgram } from "../../ingestion/shipped-program";
import type { Contributed, Contributions } from "../../kinds/contribution";
import { ProgramFolder } from "../../workloads/program-folder";
import { App } from "./app";
import { DeploymentJob } from "./deployment";
import { resourcesOf } from "./resources";

export const contributions: Contributions<AppModel> = {
  serving(scope, id, context) {
    const { entry: consumer } = context;
    const { deployment } = consumer;
    const made = new App(scope, id, {
      consumer,
      resources: resourcesOf(consumer.resources, context),
      budgetPolicyId: consumer.budgetPolicyId ?? context.budgetPolicyId(),
      deployerApplicationId: context.deployer.applicationId,
      programDeployer: deployment === undefined ? undefined : runAsOf(deployment.runAs, context).applicationId,
    });
    return {
      app_names: made.appName,
      app_urls: made.url,
      app_principals: made.principal,
      ...(deployment !== undefined && { app_deployment_job_ids: deployedBy(made, deployment, context).jobId }),
    };
  },
};

function deployedBy(app: App, deployment: DeploymentModel, context: Contributed<AppModel>): DeploymentJob {
  const { entry: consumer, prefix, names, tags, deployer } = context;
  const runAs = runAsOf(deployment.runAs, context);
  const deployerApplicationId = deployer.applicationId;
  const files =
    deployment.source.from === "program"
      ? configured(
          new ProgramFolder(app, "program", {
            folder: `/Lakehouse/${prefix}/apps/${consumer.key}`,
            files: deployment.files,
            runAs,
            deployerApplicationId,
          }),
          ".deployment.source",
        )
      : undefined;
  return configured(
    new DeploymentJob(app, "deployment", {
      deployment,
      name: nameOf(names, "jobs", `${consumer.key}-deploy`),
      appName: app.appName,
      source: files?.path ?? pathOf(deployment.source, context),
      files,
      deployer: deployingProgram(app, context, runAs),
      budgetPolicyId: consumer.budgetPolicyId ?? context.budgetPolicyId(),
      runAs,
      owner: consumer.owner,
      deployerApplicationId,
      tags,
    }),
    ".deployment",
  );
}

const deployingProgram = (
  scope: Construct,
  { prefix, deployer }: Contributed<AppModel>,
  runAs: ReturnType<typeof runAsOf>,
) =>
  shippedProgram(scope, {
    kind: "app",
    asset: "jobs/deploy_app.py",
    setting: "consumers",
    prefix,
    runAs,
    deployerApplicationId: deployer.applicationId,
  });

/** Full path of what is in the workspace already. */
function pathOf(source: DeploymentModel["source"], { read }: Contributed<AppModel>): string {
  if (source.from === "program") throw new Error("a program of the project is put into the workspace");
  const folder =
    source.from === "folder"
      ? read("settings", "folder_paths", source.folder)
      : read("settings", "git_folder_paths", source.gitFolder);
  return `${folder}${source.path === undefined ? "" : `/${source.path}`}`;
}

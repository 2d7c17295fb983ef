import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CodebuildProject } from "@cdktf/provider-aws/lib/codebuild-project";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Build } from "../../config/derive/code-pipeline";
import type { ServiceRole } from "../iam/service-role";
import { BUILD_IMAGE, buildSpecification } from "./build-commands";
import { logGroupName, type Workshop } from "./workshop";

export interface BuildProjectProps {
  readonly workshop: Workshop;
  readonly build: Build;
  readonly description: string;
  readonly role: ServiceRole;
  /** Secret whose fields are the credentials for Databricks, where the build signs in. Default none. */
  readonly databricksSecretArn?: string | undefined;
  /** As CodeBuild calls it, `BUILD_GENERAL1_LARGE`. */
  readonly computeType: string;
  readonly timeoutMinutes: number;
  readonly logDays: number;
}

/** Environment variable of the Databricks provider → field of the secret. */
const CREDENTIALS = { DATABRICKS_CLIENT_ID: "client_id", DATABRICKS_CLIENT_SECRET: "client_secret" };

/** A project of CodeBuild that the pipeline starts, with its log. What it runs is said here, not by what is built. */
export class BuildProject extends Construct {
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: BuildProjectProps) {
    super(scope, id);
    const { workshop, build, databricksSecretArn } = props;
    const log = new CloudwatchLogGroup(this, "log", {
      name: logGroupName(workshop, build),
      retentionInDays: props.logDays,
      kmsKeyId: workshop.kmsKeyArn,
    });
    const project = new CodebuildProject(this, "Resource", {
      name: workshop.projectName(build),
      description: props.description,
      serviceRole: props.role.arn,
      encryptionKey: workshop.kmsKeyArn,
      buildTimeout: props.timeoutMinutes,
      queuedTimeout: 480,
      // A stage runs one after the other; nobody starts a second one by hand beside it.
      concurrentBuildLimit: 1,
      source: { type: "CODEPIPELINE", buildspec: buildSpecification(build) },
      artifacts: { type: "CODEPIPELINE" },
      environment: {
        type: "LINUX_CONTAINER",
        image: BUILD_IMAGE,
        computeType: props.computeType,
        imagePullCredentialsType: "CODEBUILD",
        privilegedMode: false,
        environmentVariable:
          databricksSecretArn === undefined
            ? []
            : Object.entries(CREDENTIALS).map(([name, field]) => ({
                name,
                type: "SECRETS_MANAGER",
                value: `${databricksSecretArn}:${field}`,
              })),
      },
      logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: log.name } },
      dependsOn: [props.role.policy],
    });
    this.resource = project;
  }
}

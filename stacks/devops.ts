import type { App } from "cdktf";
import { BUILDS, type Build } from "../config/derive/code-pipeline";
import { ciRoleArnOf } from "../config/derive/names";
import { ROLES } from "../config/derive/purposes";
import { ACCOUNT_STACK, DEVOPS_STACK } from "../config/derive/stacks";
import type { CodePipeline, Platform } from "../config/model";
import { configured } from "../modules/configured";
import { buildStatements, buildTrust, type DeployerProps, deployerStatements } from "../modules/devops/build-policies";
import { BuildProject } from "../modules/devops/build-project";
import { Connection } from "../modules/devops/connection";
import { Messages } from "../modules/devops/messages";
import { Pipeline } from "../modules/devops/pipeline";
import { pipelineStatements, pipelineTrust, workshopKeyStatements } from "../modules/devops/pipeline-policies";
import type { Workshop } from "../modules/devops/workshop";
import { ServiceRole } from "../modules/iam/service-role";
import { KmsKey } from "../modules/kms/key";
import { administration } from "../modules/kms/key-policies";
import { bucketArnOf, SecureBucket } from "../modules/storage/secure-bucket";
import { PlatformStack } from "./base/platform-stack";
import { ownAwsProvider } from "./base/providers";

/** What the devops layer says of itself. */
export interface DevopsOutputs {
  /** For the manual step that completes the connection. */
  readonly connection_arn: string;
  readonly pipeline_name: string;
}

/** What is here can be made again, but for the reports of runs, which a destroyed bucket takes with it. */
const PROTECTION = { preventDestroy: false, forceDestroy: true };

const DESCRIPTIONS: Readonly<Record<Build, string>> = {
  checks: "Types, style and tests of what was merged, without any credentials",
  review: "Stacks of what was merged and what it does to those before it, without any credentials",
  plan: "Plans every stack of a target, and changes none",
  deploy: "Plans, judges and applies every stack of a target",
};

/** Builds that sign in, with a role of their own each. */
const DEPLOYERS = ["plan", "deploy"] as const;

/** A pipeline of AWS CodePipeline that deploys what is merged; nothing reads it, and it reads nothing. */
export class DevopsStack extends PlatformStack<DevopsOutputs> {
  constructor(app: App, platform: Platform, pipeline: CodePipeline) {
    super(app, DEVOPS_STACK, { layer: "devops", state: pipeline.state });
    const { place, names } = pipeline;
    ownAwsProvider(this, platform.account, "devops", place);
    const workshop = this.workshop(pipeline);
    const messages = configured(
      new Messages(this, "messages", {
        place,
        topicName: names.topic,
        ruleName: names.failures,
        pipelineName: names.pipeline,
        kmsKeyArn: workshop.kmsKeyArn,
        emails: pipeline.emails,
      }),
      "codePipeline.emails",
    );
    const projects = this.builds(platform, pipeline, workshop);
    const role = configured(
      new ServiceRole(this, "pipeline-role", {
        roleName: names.pipelineRole,
        description: "Fetches sources, starts builds and asks for approvals",
        trust: pipelineTrust(place, names.pipeline),
        policyName: "pipeline",
        statements: pipelineStatements(workshop, messages.topicArn),
        tags: {},
      }),
      "codePipeline",
    );
    const made = new Pipeline(this, "pipeline", {
      workshop,
      pipelineName: names.pipeline,
      roleArn: role.arn,
      dependsOn: [role.policy, ...projects.map(({ resource }) => resource)],
      repository: pipeline.repository,
      branch: pipeline.branch,
      trigger: pipeline.trigger,
      stages: pipeline.stages,
      approvalDays: pipeline.approvalDays,
      topicArn: messages.topicArn,
    });
    configured(made, "codePipeline.stages");
    this.publish({ connection_arn: workshop.connectionArn, pipeline_name: names.pipeline });
  }

  private workshop({ place, names, bucket, key, connection, artifactDays }: CodePipeline): Workshop {
    const kms = configured(
      new KmsKey(this, "key", {
        aliasName: names.key,
        description: "Encrypts sources, reports, output of builds and messages of the pipeline",
        statements: [...administration(place, []), ...workshopKeyStatements(place, `/aws/codebuild/${names.start}-`)],
        ...key,
        preventDestroy: PROTECTION.preventDestroy,
      }),
      "codePipeline.key",
    );
    const artifacts = configured(
      new SecureBucket(this, "artifacts", {
        bucketName: bucket,
        partition: place.partition,
        kmsKeyArn: kms.keyArn,
        versioning: true,
        lifecycleRules: [{ id: "old-runs", expireAfterDays: artifactDays, noncurrentVersionDays: 7 }],
        protection: PROTECTION,
      }),
      "codePipeline",
    );
    const connectionArn =
      connection.mode === "existing"
        ? connection.connectionArn
        : configured(
            new Connection(this, "connection", {
              connectionName: names.connection,
              provider: connection.provider,
            }),
            "codePipeline.connection",
          ).connectionArn;
    return {
      place,
      bucketName: artifacts.versionedName,
      bucketArn: bucketArnOf(place.partition, bucket),
      kmsKeyArn: kms.keyArn,
      connectionArn,
      projectName: names.project,
    };
  }

  private builds(platform: Platform, pipeline: CodePipeline, workshop: Workshop): BuildProject[] {
    const { names, databricksSecretArn } = pipeline;
    const role = (build: Build, builds: readonly Build[], deployer?: DeployerProps) =>
      configured(
        new ServiceRole(this, `${build}-role`, {
          roleName: names.role(build),
          description: builds.map((one) => DESCRIPTIONS[one]).join(". "),
          trust: buildTrust(workshop, builds),
          policyName: "build",
          statements: [
            ...buildStatements(workshop, builds),
            ...(deployer === undefined ? [] : deployerStatements(deployer)),
          ],
          tags: {},
        }),
        "codePipeline",
      );
    const withoutCredentials = BUILDS.filter((build) => !DEPLOYERS.some((other) => other === build));
    const shared = role("checks", withoutCredentials);
    const own = Object.fromEntries(
      DEPLOYERS.map((build) => [build, role(build, [build], deployer(platform, pipeline, build === "deploy"))]),
    );
    return BUILDS.map((build) =>
      configured(
        new BuildProject(this, build, {
          workshop,
          build,
          description: DESCRIPTIONS[build],
          role: own[build] ?? shared,
          databricksSecretArn: own[build] === undefined ? undefined : databricksSecretArn,
          computeType: pipeline.computeType,
          timeoutMinutes: pipeline.timeoutMinutes,
          logDays: pipeline.logDays,
        }),
        "codePipeline",
      ),
    );
  }
}

/** What a build reaches that plans, or deploys: roles of the environments of its stages, and the state of the account. */
function deployer({ account, environments }: Platform, pipeline: CodePipeline, writes: boolean): DeployerProps {
  const targets = pipeline.stages.map(({ target }) => target);
  const { state, place, databricksSecretArn } = pipeline;
  return {
    // Of each layer one; which of them let it in, they say themselves.
    roleArns: environments
      .filter(({ name }) => targets.includes(name))
      .map((env) => ciRoleArnOf(env, writes ? "*" : ROLES.plan)),
    databricksSecretArn,
    accountState: targets.includes(ACCOUNT_STACK)
      ? {
          place: {
            ...place,
            region: state.region,
            bucketName: state.bucket,
            keyPrefix: state.keyPrefix,
            accountStack: ACCOUNT_STACK,
          },
          kmsKeyArn: state.kmsKeyArn,
        }
      : undefined,
    logs: account.logDelivery && { ...account.logDelivery, accountId: account.logDelivery.awsAccountId },
    writes,
  };
}

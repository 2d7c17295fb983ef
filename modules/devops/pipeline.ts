import { Codepipeline, type CodepipelineStageAction } from "@cdktf/provider-aws/lib/codepipeline";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Build } from "../../config/derive/code-pipeline";
import type { Workshop } from "./workshop";

/** A target of the pipeline, and whether somebody approves it. */
export interface PipelineStage {
  readonly target: string;
  readonly approval: "manual" | "none";
}

export interface PipelineProps {
  readonly workshop: Workshop;
  readonly pipelineName: string;
  readonly roleArn: string;
  /** What has to be in order before the first run: rights of the role. */
  readonly dependsOn: readonly ITerraformDependable[];
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  readonly trigger: "push" | "manual";
  readonly stages: readonly PipelineStage[];
  /** Days that an approval may wait. */
  readonly approvalDays: number;
  readonly topicArn: string;
}

/** Name of the action with the sources, and of what it hands on. */
const SOURCE = "Repository";
const SOURCES = "sources";

/** Variable with what may be applied though it is dangerous; one has to have a value, and this is no fingerprint. */
const APPROVED = "approved";
const NOTHING = "none";

const MINUTES_PER_DAY = 24 * 60;

/** Sources, checks and review, then a stage per target: its plan, somebody's approval, and what deploys it. */
export class Pipeline extends Construct {
  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id);
    const { workshop } = props;
    new Codepipeline(this, "Resource", {
      name: props.pipelineName,
      pipelineType: "V2",
      // A newer run takes the place of one that waits between stages; a stage itself is never cut off.
      executionMode: "SUPERSEDED",
      roleArn: props.roleArn,
      artifactStore: [
        { type: "S3", location: workshop.bucketName, encryptionKey: { id: workshop.kmsKeyArn, type: "KMS" } },
      ],
      variable: [
        {
          name: APPROVED,
          defaultValue: NOTHING,
          description: "What a run before this one asked to approve, as it printed it; several with spaces between",
        },
      ],
      trigger: props.trigger === "push" ? [onPush(props.branch)] : [],
      stage: [
        { name: "Source", action: [source(props)] },
        { name: "Check", action: [build(workshop, "checks", 1), build(workshop, "review", 1)] },
        ...props.stages.map((stage) => ({ name: stage.target, action: actions(stage, props) })),
      ],
      dependsOn: [...props.dependsOn],
    });
  }
}

const onPush = (branch: string) => ({
  providerType: "CodeStarSourceConnection",
  gitConfiguration: { sourceActionName: SOURCE, push: [{ branches: { includes: [branch] } }] },
});

function source({ workshop, repository, branch }: PipelineProps): CodepipelineStageAction {
  return {
    name: SOURCE,
    category: "Source",
    owner: "AWS",
    provider: "CodeStarSourceConnection",
    version: "1",
    outputArtifacts: [SOURCES],
    configuration: {
      ConnectionArn: workshop.connectionArn,
      FullRepositoryId: repository,
      BranchName: branch,
      // With its history: the review compares with what was there before.
      OutputArtifactFormat: "CODEBUILD_CLONE_REF",
      // By default every push starts it; the trigger of the pipeline says which do.
      DetectChanges: "false",
    },
  };
}

function actions({ target, approval }: PipelineStage, props: PipelineProps): CodepipelineStageAction[] {
  const { workshop } = props;
  const of = { TARGET: target };
  const approved = { ...of, APPROVED: `#{variables.${APPROVED}}` };
  if (approval === "none") return [build(workshop, "plan", 1, of), build(workshop, "deploy", 2, approved)];
  const asked: CodepipelineStageAction = {
    name: "Approve",
    category: "Approval",
    owner: "AWS",
    provider: "Manual",
    version: "1",
    runOrder: 2,
    timeoutInMinutes: props.approvalDays * MINUTES_PER_DAY,
    configuration: {
      NotificationArn: props.topicArn,
      CustomData: `Read what the action plan of ${target} says in its output, then approve that it is deployed.`,
    },
  };
  return [build(workshop, "plan", 1, of), asked, build(workshop, "deploy", 3, approved)];
}

function build(
  workshop: Workshop,
  what: Build,
  runOrder: number,
  variables: Readonly<Record<string, string>> = {},
): CodepipelineStageAction {
  const environment = Object.entries(variables).map(([name, value]) => ({ name, value, type: "PLAINTEXT" }));
  return {
    name: what,
    category: "Build",
    owner: "AWS",
    provider: "CodeBuild",
    version: "1",
    runOrder,
    inputArtifacts: [SOURCES],
    outputArtifacts: [[what, variables.TARGET].filter((part) => part !== undefined).join("-")],
    configuration: {
      ProjectName: workshop.projectName(what),
      ...(environment.length === 0 ? {} : { EnvironmentVariables: JSON.stringify(environment) }),
    },
  };
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Construct } from "constructs";
import { FUNCTION_RUNTIME } from "../../../config/facts/functions";
import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";
import { FUNCTION_SECONDS, type TriggerFunction } from "../../../config/kinds/workloads/trigger-function";
import type { Protection } from "../../../config/model";
import { sentByRule } from "../../events/policies";
import { Queue } from "../../events/queue";
import { policyDocument } from "../../iam/policy-document";
import type { ProgramBucket } from "../../kinds/contribution";
import type { Place } from "../../place";
import { shippedObject } from "../shipped-object";
import { functionStatements, functionTrust } from "./function-policies";
import { zip } from "./zip";

export interface StartFunctionProps {
  readonly trigger: Pick<EventTriggerModel, "name" | "job" | "role" | "deadLetters" | "rule">;
  readonly through: TriggerFunction;
  readonly workspaceUrl: string;
  /** Application (client) id of the service principal that it signs in as. */
  readonly applicationId: string;
  /** ARN of the secret of that one. */
  readonly secretArn: string;
  /** Queue for what could not be started. */
  readonly deadLetters: Queue;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly programs: ProgramBucket;
  /** ARN of the key of queues and secrets. */
  readonly dataKeyArn: string;
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

const PROGRAM = "start_job";
const FILE = join(__dirname, `../../../assets/functions/${PROGRAM}.py`);

/** A function in the VPC that starts a job for each message of a queue. */
export class StartFunction extends Construct {
  /** Queue that events are sent to. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: StartFunctionProps) {
    super(scope, id);
    const { trigger, through, programs, place, tags } = props;
    const { starts } = through;
    this.queue = new Queue(this, "starts", {
      name: starts.queueName,
      arn: starts.queueArn,
      kmsKeyArn: props.dataKeyArn,
      sentBy: [sentByRule(starts.queueArn, trigger.rule.arn)],
      visibilityMinutes: through.hiddenMinutes,
      givenUp: { to: props.deadLetters, receives: through.receives },
      tags,
    });
    const log = new CloudwatchLogGroup(this, "log", {
      name: through.logGroupName,
      kmsKeyId: props.logKeyArn,
      retentionInDays: through.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: trigger.role.name,
      description: `Starts the job ${trigger.job} for ${trigger.name}`,
      assumeRolePolicy: policyDocument(functionTrust()),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "start",
      role: role.name,
      policy: policyDocument(functionStatements(through, { ...props, place })),
    });
    const archive = zip({ [`${PROGRAM}.py`]: readFileSync(FILE) });
    const program = shippedObject(this, "program", {
      ...programs,
      key: `${trigger.name}/${PROGRAM}.zip`,
      contentBase64: archive.toString("base64"),
    });
    const made = new LambdaFunction(this, "Resource", {
      functionName: trigger.name,
      description: `Starts the job ${trigger.job}`,
      role: role.arn,
      runtime: FUNCTION_RUNTIME.value,
      architectures: ["arm64"],
      handler: `${PROGRAM}.handler`,
      s3Bucket: program.bucket,
      s3Key: program.key,
      s3ObjectVersion: program.versionId,
      sourceCodeHash: createHash("sha256").update(archive).digest("base64"),
      timeout: FUNCTION_SECONDS,
      memorySize: 256,
      reservedConcurrentExecutions: through.startsAtOnce,
      environment: {
        variables: {
          WORKSPACE_URL: props.workspaceUrl,
          CLIENT_ID: props.applicationId,
          SECRET_ID: props.secretArn,
        },
      },
      vpcConfig: { subnetIds: [...props.subnetIds], securityGroupIds: [props.securityGroupId] },
      loggingConfig: { logFormat: "JSON", logGroup: log.name },
      tracingConfig: { mode: "PassThrough" },
      tags: { ...tags },
      dependsOn: [policy],
    });
    new LambdaEventSourceMapping(this, "mapping", {
      eventSourceArn: this.queue.queueArn,
      functionName: made.arn,
      // Each event by itself: one that fails holds up no other.
      batchSize: 1,
      scalingConfig: { maximumConcurrency: through.startsAtOnce },
      tags: { ...tags },
      dependsOn: [policy, this.queue.policy],
    });
  }
}

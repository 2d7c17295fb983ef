import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { TransferServerWorkflowDetails } from "@cdktf/provider-aws/lib/transfer-server";
import { TransferWorkflow } from "@cdktf/provider-aws/lib/transfer-workflow";
import { Construct } from "constructs";
import type { TransferServerModel } from "../../../config/kinds/data-services/transfer-server";
import { decrypts, type UploadWorkflow } from "../../../config/kinds/data-services/transfer-workflow";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { TransferRole } from "../transfer-role";
import { pgpKeyStatement, workflowStatements } from "./workflow-policies";
import { workflowStep } from "./workflow-steps";

export interface WorkflowsProps {
  readonly server: TransferServerModel;
  readonly role: NonNullable<TransferServerModel["workflowRole"]>;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** What happens to files after an upload: workflows of Transfer Family, and the role that works for them. */
export class Workflows extends Construct {
  readonly details: TransferServerWorkflowDetails;
  /** What has to be there before the role is used. */
  readonly policy: IamRolePolicy;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkflowsProps,
  ) {
    super(scope, id);
    const { server, role, kmsKeyArn, place, tags } = props;
    const worker = new TransferRole(this, "role", {
      roleName: role.name,
      description: `Works on files that came to ${server.name}`,
      takenFor: "workflow/*",
      statements: workflowStatements({ server, kmsKeyArn, place }),
      place,
      tags,
    });
    this.policy = worker.policy;
    const started = (key: "onUpload" | "onPartialUpload", workflow: UploadWorkflow | undefined) =>
      workflow === undefined
        ? {}
        : { [key]: { executionRole: worker.arn, workflowId: this.workflow(key, workflow).id } };
    this.details = {
      ...started("onUpload", server.onUpload),
      ...started("onPartialUpload", server.onPartialUpload),
    };
  }

  /** Secrets with PGP keys are called after the server, so that their right comes after it. */
  readKeysOf(serverId: string): void {
    const { server, role, place } = this.props;
    if (!decrypts(server.onUpload) && !decrypts(server.onPartialUpload)) return;
    new IamRolePolicy(this, "pgp-keys", {
      name: "pgp-keys",
      role: role.name,
      policy: policyDocument([pgpKeyStatement(serverId, place)]),
      dependsOn: [this.policy],
    });
  }

  private workflow(key: "onUpload" | "onPartialUpload", { steps, onFailure }: UploadWorkflow): TransferWorkflow {
    const { server, tags } = this.props;
    const list = (some: UploadWorkflow["steps"], start: string) =>
      some.map((step, index) => workflowStep(step, `${start}-${index + 1}-${step.do}`, server.bucket));
    return configured(
      new TransferWorkflow(this, key === "onUpload" ? "whole" : "partial", {
        description: `Files that came to ${server.name} ${key === "onUpload" ? "whole" : "in part"}`,
        steps: list(steps, "step"),
        ...(onFailure.length > 0 && { onExceptionSteps: list(onFailure, "failure") }),
        tags: { ...tags },
        // Every change replaces it, while the server still names it.
        lifecycle: { createBeforeDestroy: true },
      }),
      `.${key}`,
    );
  }
}

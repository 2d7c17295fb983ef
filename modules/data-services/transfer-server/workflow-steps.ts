import type {
  TransferWorkflowOnExceptionSteps,
  TransferWorkflowSteps,
} from "@cdktf/provider-aws/lib/transfer-workflow";
import type { WorkflowStep } from "../../../config/kinds/data-services/transfer-workflow";
import { tagList } from "../../tag-list";

/** Places that the service fills in; doubled, since Terraform would fill them in itself. */
const FILES = { latest: "$${previous.file}", uploaded: "$${original.file}" } as const;
const USER = "$${transfer:UserName}";

const flag = (on: boolean): string => (on ? "TRUE" : "FALSE");

/** A step as the service reads it. Names are unique in a workflow, for its log. */
export function workflowStep(
  step: WorkflowStep,
  name: string,
  bucket: string,
): TransferWorkflowSteps & TransferWorkflowOnExceptionSteps {
  const common = { name, sourceFileLocation: FILES[step.file] };
  switch (step.do) {
    case "copy":
      return { type: "COPY", copyStepDetails: { ...common, ...written(step, bucket) } };
    case "decrypt":
      return { type: "DECRYPT", decryptStepDetails: { ...common, type: "PGP", ...written(step, bucket) } };
    case "tag":
      return {
        type: "TAG",
        tagStepDetails: { ...common, tags: tagList(step.tags) },
      };
    case "function":
      return {
        type: "CUSTOM",
        customStepDetails: { ...common, target: step.functionArn, timeoutSeconds: step.timeoutSeconds },
      };
    case "delete":
      return { type: "DELETE", deleteStepDetails: common };
  }
}

/** Where a new file goes: below the name of the user, since two may send files of one name. */
const written = (step: { readonly toFolder: string; readonly overwrite: boolean }, bucket: string) => ({
  overwriteExisting: flag(step.overwrite),
  destinationFileLocation: { s3FileLocation: { bucket, key: `${step.toFolder}/${USER}/` } },
});

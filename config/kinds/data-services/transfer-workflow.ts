import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { uploadWorkflow as schema } from "../../schema/data-services/transfer-workflow";

/** What happens to each file that was uploaded. */
export type UploadWorkflow = DeepReadonly<z.output<typeof schema>>;
export type WorkflowStep = UploadWorkflow["steps"][number];
type Draft = Salvaged<z.output<typeof schema>> | undefined;

/** All steps, those after a failure among them, each with its field. */
const stepsOf = (workflow: Draft) =>
  (["steps", "onFailure"] as const).flatMap((list) =>
    (workflow?.[list] ?? []).map((step, index) => ({ step, field: [list, index] as const })),
  );

/** Folders that files are put into, each with the field that names it, and whether a source loads them there. */
export const targetsOf = (workflow: Draft) =>
  stepsOf(workflow).flatMap(({ step, field }) =>
    "toFolder" in step && step.toFolder !== undefined
      ? [
          {
            folder: step.toFolder,
            field: [...field, "toFolder"] as const,
            loaded: field[0] === "steps" && !("loaded" in step && step.loaded === false),
          },
        ]
      : [],
  );

/** Functions that are called, each with the field that names it. */
export const calledBy = (workflow: Draft) =>
  stepsOf(workflow).flatMap(({ step, field }) =>
    "functionArn" in step && step.functionArn !== undefined
      ? [{ arn: step.functionArn, field: [...field, "functionArn"] as const }]
      : [],
  );

/** Whether files are decrypted. */
export const decrypts = (workflow: Draft): boolean => stepsOf(workflow).some(({ step }) => step.do === "decrypt");

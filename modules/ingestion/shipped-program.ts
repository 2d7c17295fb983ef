import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configured } from "../configured";
import { PipelineProgram, type PipelineProgramProps } from "./pipeline-program";
import type { RunAs } from "./run-as";

export interface ShippedProgramProps extends Omit<PipelineProgramProps, "folder"> {
  /** Kind of the sources that it loads. */
  readonly kind: string;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Who runs it, beside those of earlier calls. */
  readonly runAs: RunAs;
}

/**
 * The program that all sources of a kind in a workspace run: made when the first of them asks for it. What differs between
 * them is in the configuration of their pipelines.
 * @param scope anything in the workspace's stack
 */
export function shippedProgram(
  scope: Construct,
  { kind, prefix, runAs, ...props }: ShippedProgramProps,
): PipelineProgram {
  const stack = TerraformStack.of(scope);
  const id = `program-${kind}`;
  const made = stack.node.tryFindChild(id);
  const program =
    made instanceof PipelineProgram
      ? made
      : configured(
          new PipelineProgram(stack, id, { ...props, folder: `/Lakehouse/${prefix}/programs/${kind}` }),
          "sources",
        );
  program.letRun(runAs);
  return program;
}

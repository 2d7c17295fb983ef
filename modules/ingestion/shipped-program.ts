import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configured } from "../configured";
import { PipelineProgram, type PipelineProgramProps } from "./pipeline-program";
import type { RunAs } from "./run-as";

export interface ShippedProgramProps extends Omit<PipelineProgramProps, "folder"> {
  /** What it is for: the kind of the sources that it loads, or of the tasks that it is. */
  readonly kind: string;
  /** Record of the environment that its users are in. Default `sources`. */
  readonly setting?: string;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Who runs it, beside those of earlier calls. */
  readonly runAs: RunAs;
}

/**
 * The program that all sources of a kind, or all tasks of a type, in a workspace run: made when the first of them asks for
 * it. What differs between them is in the configuration of their pipelines or in their command lines.
 * @param scope anything in the workspace's stack
 */
export function shippedProgram(
  scope: Construct,
  { kind, setting = "sources", prefix, runAs, ...props }: ShippedProgramProps,
): PipelineProgram {
  const stack = TerraformStack.of(scope);
  const id = `program-${kind}`;
  const made = stack.node.tryFindChild(id);
  const program =
    made instanceof PipelineProgram
      ? made
      : configured(
          new PipelineProgram(stack, id, { ...props, folder: `/Lakehouse/${prefix}/programs/${kind}` }),
          setting,
        );
  program.letRun(runAs);
  return program;
}

import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS CodePipeline. */
export const codepipeline: Service = {
  aws_codepipeline: {
    computed: { arn: "arn:{partition}:codepipeline:{region}:{account}:{name}", id: "{name}" },
    trusts: { path: "role_arn", service: "codepipeline", summary: "InvalidStructureException" },
    unique: [inPlace("PipelineNameInUseException", "name")],
    checks: [
      {
        rule: "codepipeline-stages",
        source: "CodePipeline user guide, pipeline structure reference: a pipeline must contain at least two stages",
        when: (pipeline) => Array.isArray(pipeline.stage) && pipeline.stage.length < 2,
        accepts: ["name", () => false],
        summary: "InvalidStructureException",
        detail: "Pipeline {name} should have at least 2 stages",
        fix: "add a stage behind that of the sources",
      },
    ],
  },
};

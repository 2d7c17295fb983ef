import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS CodeBuild. */
export const codebuild: Service = {
  aws_codebuild_project: {
    computed: {
      arn: "arn:{partition}:codebuild:{region}:{account}:project/{name}",
      id: "{arn}",
      public_project_alias: "",
      badge_url: "",
    },
    trusts: { path: "service_role", service: "codebuild", summary: "InvalidInputException" },
    unique: [inPlace("ResourceAlreadyExistsException", "name")],
  },
};

import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS CodeBuild. */
export const codebuild: Service = {
  aws_codebuild_project: { unique: [inPlace("ResourceAlreadyExistsException", "name")] },
};

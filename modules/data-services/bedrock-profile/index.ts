import type { ProfileModel } from "../../../config/kinds/data-services/bedrock-profile";
import type { Contributions } from "../../kinds/contribution";
import { Profile } from "./profile";

export const contributions: Contributions<ProfileModel> = {
  "data-services": (scope, id, { entry: profile, tags }) => ({
    bedrock_profile_arns: new Profile(scope, id, { profile, tags }).profileArn,
  }),
};

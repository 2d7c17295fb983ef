import { ROLES } from "../../../config/derive/purposes";
import { arn, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { askedModels } from "./policies";

const PROFILE = arn("iam", "instance-profile/{prefix}-*", "");

/** Roles that ask models of Bedrock, each in an instance profile of its name. */
export const MODEL_ENDPOINT_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_iam_instance_profile: [
      on(
        PROFILE,
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:GetInstanceProfile",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:TagInstanceProfile",
        "iam:UntagInstanceProfile",
      ),
      // A role in a profile counts as handed to EC2, although no instance gets it.
      passTo("ec2.amazonaws.com", arn("iam", `role/{roles:${ROLES.servedModels("*")}}`, "")),
    ],
  }),
  ceiling: { layer: "data-services", statements: askedModels },
};

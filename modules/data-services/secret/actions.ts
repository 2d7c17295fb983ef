import { arn, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";

const SECRET = arn("secretsmanager", "secret:{prefix}-*");

/** Secrets with their policies and rotation. Source: service authorization reference, "AWS Secrets Manager". */
export const SECRET_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_secretsmanager_secret: [
      on(
        SECRET,
        "secretsmanager:CreateSecret",
        "secretsmanager:DeleteSecret",
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetResourcePolicy",
        "secretsmanager:TagResource",
        "secretsmanager:UntagResource",
        "secretsmanager:UpdateSecret",
      ),
    ],
    aws_secretsmanager_secret_policy: [
      on(
        SECRET,
        "secretsmanager:DeleteResourcePolicy",
        "secretsmanager:GetResourcePolicy",
        "secretsmanager:PutResourcePolicy",
      ),
    ],
    aws_secretsmanager_secret_rotation: [
      // Whether the caller may call the function, its policy says: a right to call every function is not for this role.
      on(SECRET, "secretsmanager:CancelRotateSecret", "secretsmanager:DescribeSecret", "secretsmanager:RotateSecret"),
    ],
  }),
};

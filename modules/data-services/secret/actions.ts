import { KAFKA_SECRET } from "../../../config/derive/purposes";
import { arn, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { SECRET_CALLS, SECRET_POLICY_CALLS } from "../../iam/secret-calls";

const SECRET = [
  arn("secretsmanager", "secret:{secrets:*}"),
  // Passwords of users of Kafka.
  arn("secretsmanager", `secret:${KAFKA_SECRET}{secrets:*}`),
];

/** Secrets with their policies and rotation. Source: service authorization reference, "AWS Secrets Manager". */
export const SECRET_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_secretsmanager_secret: [on(SECRET, ...SECRET_CALLS)],
    aws_secretsmanager_secret_policy: [on(SECRET, ...SECRET_POLICY_CALLS)],
    aws_secretsmanager_secret_rotation: [
      // Whether the caller may call the function, its policy says: a right to call every function is not for this role.
      on(SECRET, "secretsmanager:CancelRotateSecret", "secretsmanager:DescribeSecret", "secretsmanager:RotateSecret"),
    ],
  }),
};

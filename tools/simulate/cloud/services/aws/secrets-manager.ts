import { byArn, setting } from "../../computed/aws-rows";
import { FUNCTION, inside, SECRET } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS Secrets Manager. */
export const secretsManager: Service = {
  aws_secretsmanager_secret: {
    computed: byArn("secretsmanager", "secret:{name}-{base36:6}", { policy: "", name_prefix: "" }),
    unique: [inPlace("ResourceExistsException", "name")],
    policies: { policy: "resource" },
    lookup: ["arn", "name"],
    keepsName: "recovery_window_in_days",
  },
  aws_secretsmanager_secret_version: {
    computed: {
      version_id: "{uuid}",
      id: "{secret_id}|{version_id}",
      arn: "{secret_id}",
      has_secret_string_wo: false,
      version_stages: ["AWSCURRENT"],
    },
    references: { secret_id: inside(SECRET) },
  },
  aws_secretsmanager_secret_rotation: {
    computed: { id: "{secret_id}", rotation_enabled: true },
    references: {
      secret_id: inside(SECRET),
      rotation_lambda_arn: FUNCTION,
    },
  },
  aws_secretsmanager_secret_policy: {
    computed: setting("secret_arn"),
    references: { secret_arn: inside(SECRET) },
    unique: [wholeDocument("secret_arn")],
    policies: { policy: "resource" },
    policyOf: { of: ["aws_secretsmanager_secret"], argument: "secret_arn", by: ["arn"] },
  },
};

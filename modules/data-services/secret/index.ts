import type { SecretModel } from "../../../config/kinds/data-services/secret";
import type { Contributions } from "../../kinds/contribution";
import { dataKeyStatements } from "./policies";
import { Secret } from "./secret";

export const contributions: Contributions<SecretModel> = {
  foundation: { dataKeyStatements },
  "data-services": (scope, id, { entry: secret, place, tags, protection, read }) => ({
    secret_arns: new Secret(scope, id, {
      secret,
      kmsKeyArn: read("foundation", "kms_key_arns", "data"),
      place,
      tags,
      protection,
    }).secretArn,
  }),
};

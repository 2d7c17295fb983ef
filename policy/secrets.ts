import { PUT_BY_HAND } from "../config/put-by-hand";
import { awsSecretKeyIn, SECRET_SHAPES } from "../config/secret-shapes";

/** Says what kind of secret a text looks like, if any. A guess in both directions. */
export function looksLikeSecret(text: string): string | undefined {
  return (
    SECRET_SHAPES.find(([, shape]) => shape.test(text))?.[0] ??
    (awsSecretKeyIn(text) === undefined ? undefined : "an AWS secret access key")
  );
}

const SECRET_ARGUMENT =
  /(^|_)(password|passwd|pwd|passphrase|secret|secret_key|secret_access_key|client_secret|private_key|api_key|shared_key|secret_string|secret_binary|credentials_json|(auth|access|bearer|refresh|security|session|identity)_token)(_wo)?$|^token$/;

/** Whether an argument, key or environment variable of this name holds a secret: `db_password`, `clientSecret`. */
export function isSecretArgument(name: string): boolean {
  return SECRET_ARGUMENT.test(
    name
      .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
      .replace(/[.-]/g, "_")
      .toLowerCase(),
  );
}

/** Whether a text only says where a secret is: a Terraform reference, a Databricks secret, an ARN, somebody's hand. */
export function isReferenceToSecret(text: string): boolean {
  return (
    text === "" ||
    text === PUT_BY_HAND ||
    text.includes("${") ||
    /\{\{\s*(secrets\/|resolve:)/.test(text) ||
    text.startsWith("arn:")
  );
}

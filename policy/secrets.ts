/** What secrets look like whose issuer gave them a shape. None of these names ever comes with the text itself. */
const SHAPES: readonly (readonly [name: string, shape: RegExp])[] = [
  ["an AWS access key id", /(?<![A-Z0-9])(AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/],
  ["a Databricks personal access token", /(?<![A-Za-z0-9])dapi[0-9a-f]{32}/],
  ["a Databricks OAuth secret", /(?<![A-Za-z0-9])dose[0-9a-f]{32}/],
  ["a private key", /-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----/],
  ["a GitHub token", /(?<![A-Za-z0-9])(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{50})/],
  ["a GitLab token", /(?<![A-Za-z0-9])glpat-[\w-]{20}/],
  ["a Slack token", /(?<![A-Za-z0-9])xox[abeprs]-[A-Za-z0-9-]{10}/],
  ["a Slack webhook", /hooks\.slack\.com\/(services|workflows)\/\w/],
  ["a Google API key", /(?<![\w-])AIza[\w-]{35}/],
  ["an HCP Terraform token", /[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40}/],
  ["a JSON web token", /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10}/],
  ["a password in a URL", /[a-z][a-z0-9+.-]*:\/\/[^\s/:@$]*:[^\s/@${]+@/i],
  ["a password in a connection string", /[?;&](password|pwd)=[^\s;&$]{4}/i],
  ["a password in JSON", /"[^"]*(password|client_?secret|secret_?access_?key)"\s*:\s*"[^"$]{4}/i],
];

/** Says what kind of secret a text looks like, if any. A guess in both directions. */
export function looksLikeSecret(text: string): string | undefined {
  return SHAPES.find(([, shape]) => shape.test(text))?.[0] ?? (isRandom(text) ? "an AWS secret access key" : undefined);
}

/** 40 characters of base64 and nothing else, with hardly a repetition: text, paths and hashes have less entropy. */
function isRandom(text: string): boolean {
  return /^[A-Za-z0-9/+]{40}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && entropy(text) > 4.5;
}

/** Bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
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

/** Whether a text only says where a secret is: a Terraform reference, a Databricks secret, an ARN. */
export function isReferenceToSecret(text: string): boolean {
  return text === "" || text.includes("${") || /\{\{\s*(secrets\/|resolve:)/.test(text) || text.startsWith("arn:");
}

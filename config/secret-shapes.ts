/**
 * What secrets look like whose issuer gave them a shape, each matching the whole text that must not be shown.
 * Shared by the check of the configuration and the policy over the emitted JSON.
 */
export const SECRET_SHAPES: readonly (readonly [looksLike: string, shape: RegExp])[] = [
  ["an AWS access key id", /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/],
  ["a Databricks personal access token", /(?<![A-Za-z0-9])dapi[0-9a-f]{16,}(?:-\d+)?/],
  ["a Databricks OAuth secret", /(?<![A-Za-z0-9])dose[0-9a-f]{16,}/],
  ["a private key", /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[\s\S]*/],
  ["a GitHub token", /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,})/],
  ["a GitLab token", /(?<![A-Za-z0-9])glpat-[\w-]{20,}/],
  ["a Slack token", /(?<![A-Za-z0-9])xox[abeprs]-[A-Za-z0-9-]{10,}/],
  ["a Slack webhook", /(?:https:\/\/)?hooks\.slack\.com\/(?:services|workflows)\/\w\S*/],
  ["a Google API key", /(?<![\w-])AIza[\w-]{35}/],
  ["an HCP Terraform token", /[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}/],
  ["an npm token", /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/],
  ["a Stripe key", /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{20,}/],
  ["a SendGrid key", /(?<![\w-])SG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a Vault token", /(?<![\w-])hv[sbr]\.[\w-]{24,}/],
  ["an Azure storage key", /AccountKey=[A-Za-z0-9+/]{40,}={0,2}/],
  ["a JSON web token", /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["a password in a URL", /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s/:@$]*:[^\s/@${]+@\S*/i],
  ["a password in a connection string", /[?;&](?:password|pwd)=[^\s;&$]{4,}/i],
  ["a password in JSON", /"[^"]*(?:password|client_?secret|secret_?access_?key)"\s*:\s*"[^"$]{4,}/i],
];

/** 40 characters of base64 between others. */
const KEY_LONG = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;

/**
 * The AWS secret access key in a text. It has no mark of its own: 40 characters of base64, of every class, with little
 * repetition. Inside a longer text a path could be that, too, so more is asked there: digits, and few slashes.
 */
export function awsSecretKeyIn(text: string): string | undefined {
  return text
    .match(KEY_LONG)
    ?.find(
      (run) =>
        /^(?=.*[a-z])(?=.*[A-Z])/.test(run) &&
        entropy(run) > 4.5 &&
        (run === text || /^(?=.*\d)(?=(?:.*[A-Z]){4})(?=(?:.*[a-z]){4})(?!(?:.*\/){4})/.test(run)),
    );
}

/** Bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

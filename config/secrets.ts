/** A text in a file that looks like a secret. */
export interface FoundSecret {
  readonly path: readonly string[];
  /** What it looks like: `an AWS access key id`. */
  readonly looksLike: string;
  /** The text itself; never print it. */
  readonly text: string;
}

/** Texts that are secrets by their form. */
const FORMS: readonly (readonly [looksLike: string, form: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*/],
  ["an AWS access key id", /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ["a Databricks personal access token", /\bdapi[0-9a-f]{32}(?:-\d)?\b/],
  ["a Databricks OAuth secret", /\bdose[0-9a-f]{32}\b/],
  ["a JSON web token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,})\b/],
  ["a Slack token", /\bxox[abeprs]-[A-Za-z0-9-]{10,}/],
  ["a Slack webhook", /https:\/\/hooks\.slack\.com\/services\/\S+/],
  ["an HCP Terraform token", /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/],
  ["a URL with a password", /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/@]{3,}@\S+/i],
];

/** An AWS secret access key has no mark of its own: 40 letters of base64 of every class. */
const AWS_SECRET_KEY = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9/+]{40}$/;

/** Names that hold secrets. What only names one (`secretArn`, `secret_name`) ends differently. */
const SECRET_NAME =
  /(?:password|passwd|pwd|passphrase|secret|token|credentials?|(?:api|access|private|account|secret)[_-]?key)$/i;

/** Record of who did what; its keys are names of steps. */
const NOT_A_NAME = "attestations";

/** Under such a name anything but a reference: no spaces, and at least eight characters of two classes. */
const SECRET_VALUE = /^(?!arn:|\{\{|\$\{|[a-z]+:\/\/)(?=.*[\d\W_])(?=.*[A-Za-z])\S{8,}$/;

/** Everything in a file's value that looks like a secret, keys included. */
export function secretsIn(value: unknown, path: readonly string[] = []): FoundSecret[] {
  if (typeof value === "string") {
    const found = secretIn(value, path.at(-2) === NOT_A_NAME ? "" : (path.at(-1) ?? ""));
    return found === undefined ? [] : [{ path, ...found }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const inKey = secretIn(key, "");
    return [...(inKey === undefined ? [] : [{ path, ...inKey }]), ...secretsIn(item, [...path, key])];
  });
}

function secretIn(text: string, name: string): Pick<FoundSecret, "looksLike" | "text"> | undefined {
  for (const [looksLike, form] of FORMS) {
    const match = form.exec(text);
    if (match) return { looksLike, text: match[0] };
  }
  if (AWS_SECRET_KEY.test(text)) return { looksLike: "an AWS secret access key", text };
  if (SECRET_NAME.test(name) && SECRET_VALUE.test(text)) return { looksLike: "a secret, going by its name", text };
  return undefined;
}

/** Replaces the secrets in a message. */
export function hide(message: string, secrets: readonly FoundSecret[]): string {
  return secrets.reduce(
    (hidden, { text }) =>
      [text, JSON.stringify(text).slice(1, -1)].reduce((rest, form) => rest.replaceAll(form, "(hidden)"), hidden),
    message,
  );
}

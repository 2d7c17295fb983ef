import { isAwsSecretKey, SECRET_SHAPES } from "./secret-shapes";

/** A text in a file that looks like a secret. */
export interface FoundSecret {
  readonly path: readonly string[];
  /** What it looks like: `an AWS access key id`. */
  readonly looksLike: string;
  /** The text itself; never print it. */
  readonly text: string;
}

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
  for (const [looksLike, shape] of SECRET_SHAPES) {
    const match = shape.exec(text);
    if (match) return { looksLike, text: match[0] };
  }
  if (isAwsSecretKey(text)) return { looksLike: "an AWS secret access key", text };
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

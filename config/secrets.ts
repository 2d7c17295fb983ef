import { awsSecretKeyIn, SECRET_SHAPES } from "./secret-shapes";

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

/** Whether a key is the name of a manual step that somebody did, or of an entry that had another one: neither holds a secret. */
const isOther = (path: readonly string[]): boolean => path.at(-2) === "attestations" || path.at(-3) === "formerly";

/** Under such a name anything but a reference: no spaces, and at least eight characters of two classes. */
const SECRET_VALUE = /^(?!arn:|\{\{|\$\{|[a-z]+:\/\/)(?=.*[\d\W_])(?=.*[A-Za-z])\S{8,}$/;

/** `password: hunter-2-you` in a sentence: what stands after the word, if it is like a secret and no reference to one. */
const IN_A_SENTENCE =
  /(?<![:\w-])(?:password|passwd|pwd|passphrase|secret|token|(?:api|access|private|secret)[ _-]?key)["']?\s*[:=]\s*["']?(?!arn:|\{|\$|[a-z]+:\/\/)(?<secret>(?=[^\s"']*\d)(?=[^\s"']*[A-Za-z])[^\s"',;]{8,})/i;

/** Everything in a file's value that looks like a secret, keys included; found once, for all that ask. */
export function secretsIn(value: unknown): readonly FoundSecret[] {
  if (typeof value !== "object" || value === null) return inside(value, [], secretVariables());
  const found = FOUND.get(value) ?? inside(value, [], secretVariables());
  FOUND.set(value, found);
  return found;
}

const FOUND = new WeakMap<object, readonly FoundSecret[]>();

function inside(value: unknown, path: readonly string[], variables: Variables): FoundSecret[] {
  if (typeof value === "string") {
    const name = isOther(path) ? "" : (path.at(-1) ?? "");
    return secretsOf(value, name, variables).map((found) => ({ path, ...found }));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...secretsOf(key, "", variables).map((found) => ({ path, ...found })),
    ...inside(item, [...path, key], variables),
  ]);
}

type Found = Pick<FoundSecret, "looksLike" | "text">;

function secretsOf(text: string, name: string, variables: Variables): Found[] {
  const shaped = SECRET_SHAPES.flatMap(([looksLike, shape]): Found[] => {
    const match = shape.exec(text);
    return match ? [{ looksLike, text: match[0] }] : [];
  });
  const key = awsSecretKeyIn(text);
  const found = key === undefined ? shaped : [...shaped, { looksLike: "an AWS secret access key", text: key }];
  if (found.length > 0) return found;
  const variable = variables.find(([, secret]) => text.includes(secret));
  if (variable) return [{ looksLike: `what the environment variable ${variable[0]} holds`, text: variable[1] }];
  const secret = IN_A_SENTENCE.exec(text)?.groups?.secret;
  if (secret !== undefined) return [{ looksLike: "a secret, going by the word before it", text: secret }];
  return SECRET_NAME.test(name) && SECRET_VALUE.test(text) ? [{ looksLike: "a secret, going by its name", text }] : [];
}

type Variables = readonly (readonly [name: string, value: string])[];

/** Environment variables whose names say that they hold secrets, of which a file may have taken one. */
function secretVariables(): Variables {
  return Object.entries(process.env).flatMap(([name, value = ""]) =>
    SECRET_NAME.test(name) && SECRET_VALUE.test(value) ? [[name, value] as const] : [],
  );
}

/** Replaces the secrets in a message. */
export function hide(message: string, secrets: readonly FoundSecret[]): string {
  if (secrets.length === 0) return message;
  const { start, byStart } = indexOf(secrets);
  let [shown, from] = ["", 0];
  for (let at = 0; at < message.length; at++) {
    const secret = byStart.get(message.slice(at, at + start))?.find((form) => message.startsWith(form, at));
    if (secret === undefined) continue;
    shown += `${message.slice(from, at)}(hidden)`;
    from = at + secret.length;
    at = from - 1;
  }
  return shown + message.slice(from);
}

/** Secrets by how they start, so that a message is read once, however many there are. */
interface SecretIndex {
  /** How many characters the starts have. */
  readonly start: number;
  /** The longest first. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
}

const INDEXES = new WeakMap<readonly FoundSecret[], SecretIndex>();

function indexOf(secrets: readonly FoundSecret[]): SecretIndex {
  const known = INDEXES.get(secrets);
  if (known !== undefined) return known;
  const forms = [...new Set(secrets.flatMap(({ text }) => [text, JSON.stringify(text).slice(1, -1)]))];
  const start = forms.reduce((shortest, { length }) => Math.min(shortest, length), 16);
  const byStart = new Map<string, string[]>();
  for (const form of forms.sort((a, b) => b.length - a.length)) {
    const key = form.slice(0, start);
    const alike = byStart.get(key);
    if (alike === undefined) byStart.set(key, [form]);
    else alike.push(form);
  }
  const index = { start, byStart };
  INDEXES.set(secrets, index);
  return index;
}
